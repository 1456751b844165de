"""The plugin: the XBlock is installed in the image, and libraries may hold its blocks."""

from tutor import hooks

BLOCKS = ("smcourse_question", "smcourse_test")

# One requirement, or a list of them: pip sees them together, as the XBlock needs smcourse.
hooks.Filters.CONFIG_DEFAULTS.add_item(("SMCOURSE_REQUIREMENT", "smcourse-xblock==0.1.0"))

# Each requirement is one word of the shell, whatever it holds. Tutor 20 has no PIP_COMMAND.
INSTALL = r"""
{%- set requirements = SMCOURSE_REQUIREMENT -%}
{%- set requirements = [requirements] if requirements is string else requirements -%}
# smcourse's XBlock
RUN --mount=type=cache,target=/openedx/.cache/pip,sharing=shared \
    ${PIP_COMMAND:-pip} install
{%- for requirement in requirements %} '{{ requirement | replace("'", "'\\''") }}'
{%- endfor %}
"""

# Studio has this list, the LMS has none. A new one, for it may be a tuple.
ENABLE = f"""
if "LIBRARY_ENABLED_BLOCKS" in globals():
    LIBRARY_ENABLED_BLOCKS = list(dict.fromkeys([*LIBRARY_ENABLED_BLOCKS, *{BLOCKS}]))
"""

hooks.Filters.ENV_PATCHES.add_items(
    [
        ("openedx-dockerfile-post-python-requirements", INSTALL),
        ("openedx-common-settings", ENABLE),
    ]
)
