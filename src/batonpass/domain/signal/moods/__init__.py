"""The languages whose words of mood are known, one file each."""

from batonpass.domain.signal.moods.ar import PACK as AR
from batonpass.domain.signal.moods.de import PACK as DE
from batonpass.domain.signal.moods.en import PACK as EN
from batonpass.domain.signal.moods.es import PACK as ES
from batonpass.domain.signal.moods.fr import PACK as FR
from batonpass.domain.signal.moods.hi import PACK as HI
from batonpass.domain.signal.moods.it import PACK as IT
from batonpass.domain.signal.moods.nl import PACK as NL
from batonpass.domain.signal.moods.pt import PACK as PT
from batonpass.domain.signal.moods.zh import PACK as ZH

MOODS = (EN, ES, FR, DE, IT, PT, NL, ZH, AR, HI)
