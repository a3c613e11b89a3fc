package org.vigie.enrich.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.contract.Entity.Mention;

class AmountsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$130M",
                "$5.5m",
                "$1.2 billion",
                "$10-billion",
                "£2bn",
                "€890 million",
                "¥30T",
                "$2,500,000",
                "1.2 billion euros",
                "200 million US dollars",
                "millions of dollars",
                "30 M€",
                "1,2 Md€",
                "30 milliards d’euros",
                "30 milliards d'euros",
                "100 millions de dollars",
                "1 500 millions d’euros",
                "milliards d’euros",
                "12 millions USD",
                "2 500 000 euros",
                "2 500 000 €",
                "1,500,000 dollars",
                "a billion dollars",
                "un milliard d’euros",
                "$1500M",
                "5000 milliards de dollars",
                "$1-2 billion",
                "$100-150 million",
                "100-million-dollar",
                "10 billion U.S. dollars",
                "30 Mrd €",
                "$130MM",
                "€5 mln",
                "USD 5 billion",
                "$2 M",
                "7 millions de livres sterling",
                "5 million pounds"
            })
    void moneyFromAMillionOn(String amount) {
        assertThat(Amounts.in("text", "It was " + amount + ", they say."))
                .containsExactly(new Mention("text", amount, 7, 7 + amount.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$20",
                "$999,999",
                "7B parameters",
                "500 million users",
                "30 millions d’utilisateurs",
                "$5 models",
                "5 mbps",
                "$3 Mac",
                "dollars",
                "a million",
                "Llama 3 70B won it",
                "7 millions de livres piratés",
                "5 million pounds of fish",
                "8B $0.05 a token",
                "$20 T-shirt",
                "$100 B&B",
                "$0.5 million",
                "30 m de haut"
            })
    void whatIsLessOrNoMoney(String text) {
        assertThat(Amounts.in("text", text)).isEmpty();
    }

    @Test
    void eachAmountOfAText() {
        assertThat(Amounts.in("title", "From $1M to $2 billion and 3 M€"))
                .extracting(Mention::words)
                .isEqualTo(List.of("$1M", "$2 billion", "3 M€"));
    }
}
