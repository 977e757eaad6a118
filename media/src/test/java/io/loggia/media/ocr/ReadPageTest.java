package io.loggia.media.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadPageTest {

    private static final String HEAD =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    private static String word(int line, double sure, String text) {
        return "5\t1\t1\t1\t" + line + "\t1\t0\t0\t10\t10\t" + sure + "\t" + text + "\n";
    }

    private static List<String> lines(String... words) {
        return ReadPage.of(HEAD + "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n" + String.join("", words))
                .lines();
    }

    @Test
    void words_areLines_inTheirOrder() {
        assertThat(lines(word(1, 96.1, "Fire"), word(1, 91, "drill"), word(2, 88, "Leave")))
                .containsExactly("Fire drill", "Leave");
    }

    @Test
    void guesses_andSigns_areLeftOut() {
        assertThat(lines(
                        word(1, 20, "gvess"),
                        word(2, 95, "|"),
                        word(3, 95, "~~~—~~"),
                        word(4, 95, "7"),
                        word(5, 95, "火"),
                        word(6, 95, "12 %")))
                .containsExactly("火", "12 %");
    }

    @Test
    void whatSteersTerminals_andWhatIsTooMuch_isCut() {
        assertThat(lines(word(1, 95, "a\u001B[31mb\u202Ec"))).containsExactly("a[31mbc");
        assertThat(lines(word(1, 95, "x".repeat(5000))))
                .singleElement()
                .satisfies(line -> assertThat(line).hasSize(300));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            many.append(word(i, 95, "line" + i));
        }
        assertThat(lines(many.toString())).hasSize(80);
    }

    @Test
    void whatIsNoTable_saysNothing() {
        assertThat(ReadPage.of("").lines()).isEmpty();
        assertThat(ReadPage.of("Error\tin\tpage\n5\t1\t1\n").lines()).isEmpty();
    }

    @Test
    void pageWithALineMore_isThatLine() {
        ReadPage before = new ReadPage(List.of("Goals", "- Safety first"));
        ReadPage after = new ReadPage(List.of("GOALS", "Safety first.", "Then speed"));

        assertThat(after.without(before).lines()).containsExactly("Then speed");
        assertThat(after.without(new ReadPage(List.of()))).isEqualTo(after);
    }
}
