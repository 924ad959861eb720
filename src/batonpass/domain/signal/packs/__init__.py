"""The languages whose words of asking for a person are known, one file each."""

from batonpass.domain.signal.packs.ar import PACK as AR
from batonpass.domain.signal.packs.de import PACK as DE
from batonpass.domain.signal.packs.en import PACK as EN
from batonpass.domain.signal.packs.es import PACK as ES
from batonpass.domain.signal.packs.fr import PACK as FR
from batonpass.domain.signal.packs.hi import PACK as HI
from batonpass.domain.signal.packs.id import PACK as ID
from batonpass.domain.signal.packs.it import PACK as IT
from batonpass.domain.signal.packs.ja import PACK as JA
from batonpass.domain.signal.packs.ko import PACK as KO
from batonpass.domain.signal.packs.nl import PACK as NL
from batonpass.domain.signal.packs.pl import PACK as PL
from batonpass.domain.signal.packs.pt import PACK as PT
from batonpass.domain.signal.packs.ru import PACK as RU
from batonpass.domain.signal.packs.tr import PACK as TR
from batonpass.domain.signal.packs.vi import PACK as VI
from batonpass.domain.signal.packs.zh import PACK as ZH

PACKS = (EN, ES, FR, DE, IT, PT, NL, ZH, PL, TR, RU, AR, HI, JA, KO, VI, ID)
