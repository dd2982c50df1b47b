"""How walls ask whether a person is there, in the languages that guides link to."""

from __future__ import annotations

import re

from linkwatch.patterns import lazy

_FEW = r"[^.!?]{0,40}?"

_ASKED = lazy(
    r"\b(?:verify(?:ing)?|confirm(?:ing)?|prove|check(?:ing)?|show|tell|demonstrate|make sure|making sure) "
    r"(?:to )?(?:us )?(?:that |if |whether )?(?:you|i)(?:'re| are| am|'m) (?:really |indeed )?"
    r"(?:(?:an? )?(?:real )?(?:human|person)|not an? (?:ro)?bot|no (?:ro)?bot)(?!\w|\?)|"
    rf"\b(?:prüf|überprüf|bestätig|zeig|beweis|verifizier|sicher)\w*,? {_FEW}\b(?:ein mensch|kein (?:ro)?bot(?:er)?|"
    r"keine maschine|kein programm)\b|"
    rf"\b(?:vérifi|confirm|prouv|montr|assur)\w*,? {_FEW}\b(?:êtes (?:bien )?(?:un |une )?(?:être )?"
    r"(?:humaine?|personne)|n'êtes pas un robot)\b|"
    rf"\b(?:verific|verifique|comprob|comprueb|confirm|demuestr|asegur)\w*,? {_FEW}\b(?:eres|es|soy) (?:un |una )?"
    r"(?:ser )?(?:human[oa]|persona)\b|\bno (?:eres|es|soy) un robot\b|"
    rf"\b(?:verific|conferm|dimostr|controll)\w*,? {_FEW}\b(?:(?:sei|è|essere) (?:un )?(?:essere )?(?:uman[oa])|"
    r"non (?:sei|è|essere|sono) un robot)\b|"
    rf"\b(?:verifi|confirm|prov|comprov)\w*,? {_FEW}\b(?:é (?:um )?(?:ser )?human[oa]|não (?:é|sou) um robô)\b|"
    rf"\b(?:controleer|controleren|bevestig|bewijs|verifi)\w*,? {_FEW}\b(?:een mens|geen robot)\b|"
    rf"\b(?:potwierdź|sprawdz|zweryfik)\w*,? {_FEW}\b(?:jesteś człowiekiem|nie jesteś robotem)\b|"
    rf"\b(?:подтверд|провер|докаж)\w*,? {_FEW}\b(?:вы человек|не робот)\b|"
    rf"\b(?:bekräfta|kontroller|verifier)\w*,? {_FEW}\b(?:en människa|inte (?:är )?en robot)\b|"
    rf"\b(?:ověř|potvrď)\w*,? {_FEW}\b(?:člověk|nejste robot)\b|"
    r"\b(?:insan|robot ol\w+) [^.!?]{0,30}(?:doğrula|onayla)|"
    r"(?:ロボット|人間|ボット)(?:では)?[^。]{0,14}(?:確認|検証)|"
    r"(?:验证|确认|確認|驗證)[^。]{0,10}(?:真人|人类|人類|机器人|機器人)|"
    r"(?:로봇|사람)[^.]{0,14}(?:확인|인증)",
    re.IGNORECASE,
)

_INTERIM = lazy(
    r"are you (?:an? )?(?:human|(?:ro)?bot)\?|sind sie (?:ein )?(?:mensch|(?:ro)?bot(?:er)?)\?|"
    r"(?:êtes-vous|vous êtes) (?:bien )?(?:un )?(?:humaine?|robot) ?\?|"
    r"¿?(?:eres|es usted) (?:un )?(?:human[oa]|robot)\?|"
    r"sei (?:un )?(?:uman[oa]|robot)\?|(?:você )?é (?:um )?(?:human[oa]|robô)\?|вы (?:человек|(?:не )?робот)\?|"
    r"(?:just )?one more (?:step|thing)|almost there|(?:just )?a (?:quick|short|small) (?:check|test)|"
    r"(?:please )?hold on\b.{0,20}|before (?:you|we) (?:continue|proceed|go on)\b.{0,20}|"
    r"(?:human |bot |security )?verification|"
    r"(?:vérification|verificación|verificação|verifica|verificatie|weryfikacja|doğrulama|проверка|verifiering|ověření)"
    r"(?: (?:de |di )?(?:sécurité|seguridad|segurança|sicurezza))?|sicherheits(?:prüfung|abfrage|check)|"
    r"ein(?:en)? (?:augenblick|moment),?(?: bitte)?|un (?:instant|momento)\b.{0,20}",
    re.IGNORECASE,
)


def asks_for_a_person(text: str) -> bool:
    """Whether a text asks its reader to show that he is a person."""
    return bool(_ASKED.search(text))


def is_interim(heading: str) -> bool:
    """Whether a heading stands above a step before the page, not above the page."""
    return bool(_INTERIM.fullmatch(heading.strip(" .…!")))
