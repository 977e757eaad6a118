package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.export.ReportWords;
import io.loggia.portal.analytics.control.ReportLetter.Part;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReportLetterTest {

    private static final ReportLetter LETTER = new ReportLetter(
            "Bea {0} O'Boss",
            "Q1 <b>\"all\"</b> & more",
            "Ada Admin",
            LocalDate.of(2026, 11, 30),
            List.of(
                    new Part("Sales 'North'", 1234, true, "https://v.example/reports/build?kind=completion&period=all"),
                    new Part(null, 0, false, "https://v.example/reports/build?kind=viewing")),
            List.of("Yard", "Zoo & Co"),
            true,
            "https://v.example/letters/abc");

    @Test
    void letter_inEnglish_saysWhatCameAndHowToEndIt() {
        ReportWords words = ReportWords.of(Locale.ENGLISH, ZoneOffset.UTC);

        assertThat(LETTER.subject(words)).isEqualTo("Q1 <b>\"all\"</b> & more: 2026-11-30");
        assertThat(LETTER.text(words))
                .contains("Hello Bea {0} O'Boss,")
                .contains("Sales 'North': 1,234 rows, attached")
                .contains("Everything you may be told of: 0 rows")
                .contains("https://v.example/reports/build?kind=completion&period=all")
                .contains(
                        "2 more of your departments are not in this letter, since it tells of 50 at most: Yard, Zoo & Co.")
                .contains("too large")
                .endsWith("No more of these letters: https://v.example/letters/abc\n");
    }

    @Test
    void letter_inGerman_isInGerman() {
        assertThat(LETTER.text(ReportWords.of(Locale.GERMANY, ZoneOffset.UTC)))
                .contains("Guten Tag Bea {0} O'Boss,")
                .contains("Sales 'North': 1.234 Zeilen, im Anhang")
                .contains("2 weitere Ihrer Abteilungen stehen nicht in dieser Nachricht")
                .contains("weil Ada Admin sie versenden lässt");
    }

    @Test
    void letter_asHtml_takesNothingForMarkup() {
        assertThat(LETTER.html(ReportWords.of(Locale.ENGLISH, ZoneOffset.UTC)))
                .contains("Q1 &lt;b&gt;&quot;all&quot;&lt;/b&gt; &amp; more")
                .contains("O&#39;Boss")
                .contains("Yard, Zoo &amp; Co.")
                .contains("href=\"https://v.example/reports/build?kind=completion&amp;period=all\"")
                .doesNotContain("<b>");
    }
}
