"""The words that a company may change: their names, their kinds, and what each is for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from smcourse.diagnostics import Text, say
from smcourse.lms import PRESETS
from smcourse.model import THEMES

COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Variable:
    """What `company.yaml` may say under one name. `kind` is text, list, contact, contacts,
    accounts, flag, number, date, map or rows; a `required` one must be filled in for a release;
    one with `words` is one of these, one with a `form` has it."""

    kind: str
    says: Text
    required: bool = False
    words: tuple[str, ...] = ()
    form: re.Pattern[str] | None = None


CONTACT: Mapping[str, Text] = MappingProxyType(
    {
        "name": say("Who: a person or a department. This or `role`."),
        "role": say("Who, by their role. This or `name`."),
        "channel": say("Where: a mail address, a number, a page."),
        "hours": say("When somebody answers."),
        "backup": say("Who steps in."),
    }
)
ACCOUNT: Mapping[str, Text] = MappingProxyType(
    {
        "handle": say("What the account is called."),
        "url": say("Its address."),
        "purpose": say("What it is for."),
        "owner": say("Who runs it."),
        "backup_owner": say("Who steps in for whoever runs it."),
        "verified": say("Whether the platform has verified it."),
        "languages": say("The languages in which it posts."),
    }
)
CONTACT_FIELDS = tuple(CONTACT)
ACCOUNT_FIELDS = tuple(ACCOUNT)

VARIABLES: Mapping[str, Variable] = MappingProxyType(
    {
        "company_name": Variable("text", say("The company's name, as people say it."), True),
        "company_legal_name": Variable("text", say("Its name in contracts."), True),
        "sector": Variable("text", say("What the company does."), True),
        "size_band": Variable("text", say("About how many people work there."), True),
        "logo": Variable("text", say("The image of the logo, for a light ground.")),
        "logo_dark": Variable("text", say("The image of the logo, for a dark ground.")),
        "brand_color": Variable(
            "text",
            say("The colour of the pages, in place of that of `course.yaml`."),
            form=COLOR,
        ),
        "brand_color_contrast": Variable("text", say("The colour that goes with `brand_color`.")),
        "theme": Variable(
            "text",
            say("The look of the pages, in place of that of `course.yaml`."),
            words=THEMES,
        ),
        "languages": Variable("list", say("The languages of this file, at most 50."), True),
        "default_language": Variable("text", say("The language that most people read."), True),
        "address_form": Variable("text", say("How people are addressed, such as *tú*."), True),
        "people_word": Variable("text", say("What those who work there are called.")),
        "hr_word": Variable("text", say("What the personnel department is called.")),
        "jurisdictions": Variable(
            "list", say("The countries whose law holds, by their codes, such as `[ES, MX]`."), True
        ),
        "law_reviewed_on": Variable(
            "map", say("By country: the day on which what is said of its law was last reviewed.")
        ),
        "law_reviewed_by": Variable("map", say("By country: who has reviewed it.")),
        "brand_handles": Variable(
            "accounts",
            say("The company's accounts: a platform each, with `handle:` and `owner:` below it."),
            True,
        ),
        "handles_not_ours": Variable(
            "list", say("Where the company has no account, so that impostors are known.")
        ),
        "policy_owner": Variable("contact", say("Whom to ask about the rules."), True),
        "report_channel": Variable("contact", say("Where complaints and rumours go."), True),
        "security_incident_channel": Variable(
            "contact", say("Whom to tell of a lost account or device."), True
        ),
        "press_contact": Variable("contact", say("Who talks to journalists."), True),
        "spokespersons": Variable("list", say("Who speaks for the company."), True),
        "hr_case_channel": Variable(
            "contact", say("Whom to tell of harassment and other cases."), True
        ),
        "whistleblowing_channel": Variable(
            "contact", say("Whom to tell of wrongdoing, without a name if wished."), True
        ),
        "privacy_contact": Variable("contact", say("Whom to ask about personal data."), True),
        "emergency_contact": Variable(
            "contact", say("Whom to call if people are in danger."), True
        ),
        "wellbeing_contact": Variable("contact", say("Who helps those that need support.")),
        "crisis_committee": Variable("contacts", say("Who decides in a crisis, in order."), True),
        "crisis_hours": Variable("text", say("When the committee can be reached.")),
        "holding_line_minutes": Variable("number", say("Minutes until the first answer.")),
        "update_interval_minutes": Variable("number", say("Minutes between two updates.")),
        "first_response_target": Variable("map", say("By level: the time to a first answer.")),
        "tone_of_voice": Variable("map", say("How the company sounds."), True),
        "response_matrix": Variable(
            "rows", say("What is answered, by whom, how fast; a `table` shows it.")
        ),
        "moderation_rules": Variable("text", say("What is hidden or deleted."), True),
        "do_list": Variable("list", say("What people are welcome to do.")),
        "dont_list": Variable("list", say("What people are not to do.")),
        "ask_list": Variable("list", say("What people are to ask about first.")),
        "approved_tools": Variable("list", say("The tools that may be used."), True),
        "approved_ai_tools": Variable("list", say("The AI tools that may be used."), True),
        "forbidden_inputs": Variable("list", say("What no tool may be given."), True),
        "password_manager": Variable("text", say("Which password manager is used.")),
        "mfa_standard": Variable("text", say("Which second factor is asked for.")),
        "vpn": Variable("text", say("Which VPN is used.")),
        "hashtags": Variable("map", say("By purpose: the company's hashtags.")),
        "disclosure_phrase": Variable("text", say("How to say that one works there."), True),
        "disclosure_short": Variable(
            "text", say("How to say that one works there, in a few words."), True
        ),
        "ai_label": Variable("text", say("How to label what AI made."), True),
        "advocacy_program": Variable("flag", say("Whether people may post for the company.")),
        "advocacy_rules": Variable("text", say("How people may post for the company.")),
        "personal_use_at_work": Variable(
            "text", say("Whether private use at work is allowed."), True
        ),
        "monitoring_notice": Variable("text", say("What is looked at, and what is not."), True),
        "disconnection_rule": Variable("text", say("The right to be off."), True),
        "no_blame_statement": Variable("text", say("That who reports in time is safe."), True),
        "sanctions_reference": Variable("text", say("Where sanctions are laid down."), True),
        "worker_representation": Variable("text", say("Who was told and asked, and when.")),
        "handbook_version": Variable("text", say("The version of the handbook."), True),
        "handbook_date": Variable("date", say("The day of the handbook."), True),
        "handbook_url": Variable("text", say("The address of the handbook."), True),
        "review_cycle_months": Variable(
            "number", say("Months until the handbook is looked at again."), True
        ),
        "opening_stage": Variable("number", say("How far social media are open.")),
        "opening_criteria": Variable("map", say("What must hold for each stage.")),
        "lms": Variable(
            "text",
            say("The LMS that packages are for, in place of that of `course.yaml`."),
            words=tuple(PRESETS),
        ),
        "pass_mark": Variable(
            "number", say("The mark to reach, where the course allows it by `pass_mark_range`.")
        ),
        "recert_months": Variable("number", say("Months until the course is due again.")),
        "training_support": Variable("contact", say("Whom to ask about the course.")),
        "regulated_notes": Variable("text", say("The rules of a regulated sector.")),
        "own": Variable("map", say("Words of your own, as deep as you like.")),
    }
)
