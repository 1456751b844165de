"""Writers of the standards' formats: values in, XML elements out, no model imported."""
