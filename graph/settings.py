"""Every setting, once: its name, default and meaning. The environment wins, then `govgraph.toml` where you stand.

The same name serves in the environment, in `govgraph.toml` and in the documentation that derives from `SETTINGS`.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.errors import SettingError

FILE = "govgraph.toml"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `pattern` is what its whole text must match; `zh` and `en` say what it does."""

    name: str
    default: str
    zh: str
    en: str
    pattern: str = r".*"
    secret: bool = False


SETTINGS = (
    Setting("NEO4J_URI", "", "Neo4j 服务器地址；不设则用内嵌库", "The Neo4j server; without it the embedded store is used.",
            pattern=r"(|(neo4j|bolt)(\+s|\+ssc)?://.+)"),
    Setting("NEO4J_USER", "neo4j", "Neo4j 用户名", "User name on the Neo4j server."),
    Setting("NEO4J_PASSWORD", "", "Neo4j 密码", "Password on the Neo4j server.", secret=True),
    Setting("NEO4J_DATABASE", "neo4j", "Neo4j 数据库名", "Name of the database on the Neo4j server.", pattern=r".+"),
    Setting("GOVGRAPH_HOME", "~/.local/share/govgraph", "内嵌库的数据文件夹", "Folder of the embedded store.", pattern=r".+"),
    Setting("GOVGRAPH_HEAP", "1g", "内嵌库的内存上限", "Heap of the embedded store's process.", pattern=r"\d+[mg]"),
    Setting("GOVGRAPH_LINGER", "60", "最后一个使用者离开后内嵌库保留的秒数",
            "Seconds that the embedded store stays up after its last user has gone.", pattern=r"\d+(\.\d+)?"),
    Setting("GOVGRAPH_PORT", "8501", "网页端口", "Port of the dashboard on 127.0.0.1.", pattern=r"\d{1,5}"),
    Setting("GOVGRAPH_ASOF", "", "默认基准日（年-月-日）；不设则用样例的基准日，否则用今天",
            "Date (YYYY-MM-DD) as of which questions are answered; by default the sample's reference date, else today.",
            pattern=r"(|\d{4}-\d{2}-\d{2})"),
    Setting("GOVGRAPH_LANG", "zh", "界面语言：zh 或 en", "Language of the screen: zh or en.", pattern=r"zh|en"),
    Setting("GOVGRAPH_TIMEOUT", "30", "一次查询的秒数上限", "Seconds after which a query is ended.", pattern=r"\d+(\.\d+)?"),
    Setting("GOVGRAPH_ROWS", "1000", "屏幕上一次查询的行数上限", "Rows that a query shows at most; exports have all.",
            pattern=r"[1-9]\d*"),
    Setting("GOVGRAPH_LIMITS", "24,120,360,720", "社区、街道、县、市各级处置时限（小时），为假定值",
            "Hours for which community, street, county and city may keep a problem before it goes up; assumed, no source says.",
            pattern=r"[1-9]\d{0,4}(,[1-9]\d{0,4}){3}"),
    Setting("GOVGRAPH_REFUSAL", "24", "退单时限（小时），为假定值", "Hours within which a body may refuse what it was sent; assumed, no source says.",
            pattern=r"[1-9]\d{0,3}"),
    Setting("GOVGRAPH_LOAD", "50", "一个岗位未结问题的上限，超过即提醒", "Open problems of one post above which `duties load` warns.",
            pattern=r"[1-9]\d*"),
    Setting("GOVGRAPH_BATCH", "10000", "写库时每批最多行数", "Rows that one transaction of a load writes at most.", pattern=r"[1-9]\d{0,4}"),
    Setting("GOVGRAPH_LEASE", "300", "写锁的有效秒数", "Seconds for which the writer's lease holds after its last batch.",
            pattern=r"[1-9]\d*"),
    Setting("GOVGRAPH_UNPACKED", "1073741824", "工作簿解压后的字节上限", "Bytes that a workbook may unpack to.",
            pattern=r"[1-9]\d*"),
    Setting("GOVGRAPH_PROFILE", "", "参数文件（YAML）：规则、参数、权重、目标；不设则用本市自带的，none 为不用",
            "File (YAML) of a city's rules, parameters, weights and targets; by default the one we ship for the city, 'none' for none."),
    Setting("GOVGRAPH_RULES", "", "自编覆盖规则（.cypher）所在文件夹", "Folder of coverage rules (.cypher) of your own."),
)  # fmt: skip
BY_NAME = {setting.name: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force, checked. Raises SettingError when one cannot be used, or a name is unknown."""

    values: Mapping[str, str]

    def __post_init__(self) -> None:
        for name, value in self.values.items():
            setting = BY_NAME.get(name)
            if setting is None:
                raise SettingError(f"there is no setting {name}; docs/settings.md lists them")
            if not re.fullmatch(setting.pattern, value):
                shown = "its value" if setting.secret else f"'{value}'"
                raise SettingError(f"{name}: {shown} cannot be used; {setting.en}")
        self.asof  # noqa: B018 - a date that does not exist must be refused now, not at the first question

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, BY_NAME[name].default)

    @property
    def home(self) -> Path:
        """Folder of the embedded store."""
        return Path(self["GOVGRAPH_HOME"]).expanduser().absolute()

    @property
    def asof(self) -> date | None:
        """The date that was set; None: the store's reference date, else today."""
        text = self["GOVGRAPH_ASOF"]
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise SettingError(f"GOVGRAPH_ASOF: '{text}' is no date; write it as 2021-06-30") from error


def _from_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise SettingError(f"{path.name} cannot be read: {error}") from error
    return {name: str(value) for name, value in found.items()}


def load(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """The settings of this process: `environment` over `folder`/govgraph.toml over the defaults.

    An empty variable counts as not set. Raises SettingError.
    """
    environment = os.environ if environment is None else environment
    values = _from_file((folder or Path.cwd()) / FILE)
    values |= {name: environment[name] for name in BY_NAME if environment.get(name)}
    return Settings(values)
