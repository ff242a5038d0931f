// The words of the withdrawal function and of its confirmation in the official languages of the European Union, as they stand in
// article 11a(1) and (3) of Directive 2011/83/EU, with a capital for a button. docs/reference/withdrawal-words.md says which are sure.

/** @typedef {{ withdraw: string, confirm: string }} WithdrawalWords */

/** @type {WithdrawalWords} */
export const bg = { withdraw: "Откажете се от договора тук", confirm: "Потвърждавам отказа" };
/** @type {WithdrawalWords} */
export const cs = { withdraw: "Zde odstoupit od smlouvy", confirm: "Potvrdit odstoupení od smlouvy" };
/** @type {WithdrawalWords} */
export const da = { withdraw: "Fortryd aftale", confirm: "Bekræft fortrydelse" };
/** @type {WithdrawalWords} */
export const de = { withdraw: "Vertrag widerrufen", confirm: "Widerruf bestätigen" };
/** @type {WithdrawalWords} */
export const el = { withdraw: "Πατήστε εδώ για υπαναχώρηση", confirm: "Επιβεβαίωση υπαναχώρησης" };
/** @type {WithdrawalWords} */
export const en = { withdraw: "Withdraw from contract here", confirm: "Confirm withdrawal" };
/** @type {WithdrawalWords} */
export const es = { withdraw: "Desistir del contrato aquí", confirm: "Confirmar desistimiento" };
/** @type {WithdrawalWords} */
export const et = { withdraw: "Taganen lepingust", confirm: "Kinnitan taganemise" };
/** @type {WithdrawalWords} */
export const fi = { withdraw: "Peruuta sopimus tästä", confirm: "Vahvista peruuttaminen" };
/** @type {WithdrawalWords} */
export const fr = { withdraw: "Renoncer au contrat ici", confirm: "Confirmer la rétractation" };
/** @type {WithdrawalWords} */
export const ga = { withdraw: "Tarraing siar ón gconradh anseo", confirm: "Dearbhaigh an tarraingt siar" };
/** @type {WithdrawalWords} */
export const hr = { withdraw: "Odustati od ugovora", confirm: "Potvrditi odustajanje" };
/** @type {WithdrawalWords} */
export const hu = { withdraw: "Elállás a szerződéstől", confirm: "Elállás megerősítése" };
/** @type {WithdrawalWords} */
export const it = { withdraw: "Recedere dal contratto qui", confirm: "Conferma recesso" };
/** @type {WithdrawalWords} */
export const lt = { withdraw: "Atsisakyti sutarties čia", confirm: "Patvirtinti sutarties atsisakymą" };
/** @type {WithdrawalWords} */
export const lv = { withdraw: "Atteikties no līguma", confirm: "Apstiprināt atteikumu" };
/** @type {WithdrawalWords} */
export const mt = { withdraw: "Irtira mill-kuntratt hawnhekk", confirm: "Ikkonferma r-reċess" };
/** @type {WithdrawalWords} */
export const nl = { withdraw: "Hier de overeenkomst herroepen", confirm: "Herroeping bevestigen" };
/** @type {WithdrawalWords} */
export const pl = { withdraw: "Odstąp od umowy tutaj", confirm: "Potwierdź odstąpienie od umowy" };
/** @type {WithdrawalWords} */
export const pt = { withdraw: "Retrate-se do contrato aqui", confirm: "Confirmar retratação" };
/** @type {WithdrawalWords} */
export const ro = { withdraw: "Retrageți-vă din contract aici", confirm: "Confirmați retragerea" };
/** @type {WithdrawalWords} */
export const sk = { withdraw: "Odstúpiť od zmluvy tu", confirm: "Potvrdiť odstúpenie od zmluvy" };
/** @type {WithdrawalWords} */
export const sl = { withdraw: "Kliknite tukaj za odstop od pogodbe", confirm: "Potrdi odstop od pogodbe" };
/** @type {WithdrawalWords} */
export const sv = { withdraw: "Ångra avtalet här", confirm: "Bekräfta frånträde" };
