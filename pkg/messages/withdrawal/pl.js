// What the laws of withdrawal call things, by code, in Polish.
export default {
  locale: "pl",
  texts: {
    "fact.informed": "dzień, w którym poinformowano Cię o tym prawie",
    "fact.trader_informed": "dzień, w którym zawiadomiono sprzedawcę",
    "fact.return_proven": "dzień, w którym wykazano odesłanie",
    "fact.send_back": "dzień odesłania",
    "fact.servicePerformed": "czy usługa została w pełni wykonana",
    "fact.supplyBegun": "czy rozpoczęto dostarczanie",
    "fact.startConsented": "czy była zgoda na rozpoczęcie przed upływem terminu odstąpienia",
    "fact.inseparablyMixed": "czy towar został nierozłącznie połączony z innymi",
    "event.informed": "otrzymasz informację o swoim prawie",
    "event.trader_informed": "zawiadomisz sprzedawcę",
    "event.return_proven": "wykażesz odesłanie",
    "event.send_back": "odeślesz towar",
    "law.custom_made":
      "Towar wyprodukowany według Twojej specyfikacji lub służący zaspokojeniu Twoich zindywidualizowanych potrzeb",
    "law.perishable": "Towar ulegający szybkiemu zepsuciu lub mający krótki termin przydatności do użycia",
    "law.hygiene_unsealed": "Artykuły zdrowotne lub higieniczne, których zapieczętowane opakowanie otwarto",
    "law.mixed": "Towar nierozłącznie połączony z innymi",
    "law.boxed_digital_unsealed":
      "Nagrania dźwiękowe lub wizualne albo programy komputerowe, których zapieczętowane opakowanie otwarto",
    "law.newspapers": "Dzienniki, periodyki i czasopisma, z wyjątkiem prenumeraty",
    "law.price_fluctuation": "Towar, którego cena zależy od wahań na rynku",
    "law.alcohol_futures": "Napoje alkoholowe z późniejszą dostawą, których wartość zależy od wahań na rynku",
    "law.public_auction": "Towar kupiony na aukcji publicznej",
    "law.urgent_repair": "Pilna naprawa lub konserwacja na Twoje żądanie",
    "law.dated_leisure":
      "Zakwaterowanie, przewóz towarów, najem samochodu, gastronomia lub wypoczynek w oznaczonym dniu lub okresie",
    "law.service_performed": "Usługa w pełni wykonana za Twoją zgodą",
    "law.digital_begun": "Treści cyfrowe, których dostarczanie rozpoczęto za Twoją zgodą",
    "law.refund_14d": "Zwrot pieniędzy po odstąpieniu",
    "law.send_back_14d": "Odesłanie towaru po odstąpieniu",
  },
};
