package io.loggia.search.query;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.loggia.search.SearchFixture;
import io.loggia.search.TestMedia;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {

    @TempDir
    Path folder;

    private static QueryWord word(String text, int start) {
        return new QueryWord(text, start, false, false, false, QueryField.ANYWHERE);
    }

    @Test
    void parse_wordsPhrasesAndExclusions_areToldApart() {
        TypedQuery typed = QueryText.parse("fire \u201cemergency exit\u201d -drill -\"night shift\" e-mail sta");

        assertThat(typed.words())
                .containsExactly(
                        word("fire", 0),
                        new QueryWord("emergency exit", 6, true, false, false, QueryField.ANYWHERE),
                        word("e-mail", 44),
                        new QueryWord("sta", 51, false, false, true, QueryField.ANYWHERE));
        assertThat(typed.excluded())
                .containsExactly(
                        new QueryWord("drill", 23, false, true, false, QueryField.ANYWHERE),
                        new QueryWord("night shift", 31, true, true, false, QueryField.ANYWHERE));
    }

    @Test
    void parse_fieldsOrAndTimes_areToldApart() {
        TypedQuery typed = QueryText.parse("a OR b title:c Sprecher:\"d e\" before:2026 https://x.y note: z* OR");

        assertThat(typed.wanted())
                .containsExactly(
                        List.of(word("a", 0), word("b", 5)),
                        List.of(new QueryWord("c", 13, false, false, false, QueryField.TITLE)),
                        List.of(new QueryWord("d e", 25, true, false, false, QueryField.SPEAKER)),
                        List.of(word("https://x.y", 42)),
                        List.of(word("note:", 54)),
                        List.of(word("z", 60)),
                        List.of(new QueryWord("OR", 63, false, false, true, QueryField.ANYWHERE)));
        assertThat(typed.until()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(typed.from()).isNull();
    }

    @Test
    void parse_whatIsNoTime_isWords() {
        assertThat(QueryText.parse("before:lunch after:2026-13-45 ").words())
                .extracting(QueryWord::text)
                .containsExactly("before:lunch", "after:2026-13-45");
    }

    @Test
    void parse_moreThanIsRead_isTold() {
        assertThat(QueryText.parse("word ".repeat(16)).cut()).isFalse();
        assertThat(QueryText.parse("word ".repeat(17)).cut()).isTrue();
    }

    @Test
    void parse_writingWithoutSpaces_isTakenApart() {
        assertThat(QueryText.parse("VPN接続 C++入門のパスワード変").words())
                .containsExactly(
                        part("VPN", 0, "VPN接続"),
                        part("接続", 3, "VPN接続"),
                        part("C++", 6, "C++入門のパスワード変"),
                        part("入門", 9, "C++入門のパスワード変"),
                        part("の", 11, "C++入門のパスワード変"),
                        part("パスワード", 12, "C++入門のパスワード変"),
                        new QueryWord("変", 17, false, false, true, QueryField.ANYWHERE, "C++入門のパスワード変"));
        assertThat(texts("重置服务器的密码 ")).containsExactly("重置", "服务器", "的", "密码");
        assertThat(texts("发票上传 ")).containsExactly("发票", "上传");
        assertThat(texts("会議室予約 ")).containsExactly("会議室", "予約");
        assertThat(texts("เปลี่ยนรหัสผ่าน ")).containsExactly("เปลี่ยน", "รหัส", "ผ่าน");
        assertThat(texts("title:密码更改 ")).containsExactly("密码", "更改");
        assertThat(texts("café naïve Übung 비밀번호변경 ")).containsExactly("café", "naïve", "Übung", "비밀번호변경");
    }

    @Test
    void parse_whatIsQuotedNamedExcludedOrAnAlternative_staysWhole() {
        TypedQuery typed = QueryText.parse("\"密码更改\" speaker:田中太郎 -消防安全 密码更改 OR 忘记密码 数据备份 ");

        assertThat(typed.wanted().stream()
                        .map(any -> any.stream().map(QueryWord::text).toList()))
                .containsExactly(
                        List.of("密码更改"), List.of("田中太郎"), List.of("密码更改", "忘记密码"), List.of("数据"), List.of("备份"));
        assertThat(typed.excluded()).extracting(QueryWord::text).containsExactly("消防安全");
    }

    @Test
    void parse_longRun_isCutAtTheMostWords() {
        TypedQuery typed = QueryText.parse("密码更改".repeat(20) + " ");

        assertThat(typed.words()).hasSize(QueryText.MOST_WORDS);
        assertThat(typed.cut()).isTrue();
    }

    private static QueryWord part(String text, int start, String run) {
        return new QueryWord(text, start, false, false, false, QueryField.ANYWHERE, run);
    }

    private static List<String> texts(String typed) {
        return QueryText.parse(typed).words().stream().map(QueryWord::text).toList();
    }

    @Test
    void parse_endsWithGap_wordIsFinished() {
        assertThat(QueryText.parse("fire ").words().getFirst().unfinished()).isFalse();
    }

    @ParameterizedTest
    @Tag("E02")
    @ValueSource(
            strings = {
                "*:*",
                "***",
                "\"",
                "\"\"",
                "-",
                "--",
                "- -",
                "-\"",
                "(",
                "AND OR NOT",
                "title:x",
                "[* TO *]",
                "a~2 b~2",
                "/(a+)+$/",
                "\\",
                "\u0000",
                "\ud800",
                "\u202e\u200f",
                "' OR 1=1 --",
                "<script>",
                "%27",
                "{!lucene}",
                "?*?*"
            })
    void e02_oddInput_isAnsweredWithoutError(String text) throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(titled("Fire drill").said("en", "a b c"));

            assertThatCode(() -> search.search(text)).doesNotThrowAnyException();
            assertThatCode(() -> search.suggest(TestMedia.EMPLOYEE, TestMedia.NOW, text))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    @Tag("E02")
    void e02_operatorsOfLucene_haveNoPower() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(titled("Fire drill"));

            assertThat(search.search("*:*").total()).isZero();
            assertThat(search.search("*ire ").total())
                    .isEqualTo(search.search("ire ").total());
            assertThat(search.search("-*").total()).isZero();
        }
    }

    @Test
    @Tag("E02")
    void e02_hugeQueries_areCutAndAnswered() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(titled("Fire drill").said("en", "words and more words"));
            String megabyte = "words ".repeat(170_000);

            assertThat(QueryText.parse(megabyte).words()).hasSizeLessThanOrEqualTo(QueryText.MOST_WORDS);
            assertThat(search.search(megabyte).total()).isEqualTo(1);
            assertThatCode(() -> search.search("a b c d e f g h ".repeat(10_000)))
                    .doesNotThrowAnyException();
            assertThatCode(() -> search.search("x".repeat(1_000_000))).doesNotThrowAnyException();
            assertThatCode(() -> search.search("\"fire ".repeat(10_000))).doesNotThrowAnyException();
        }
    }

    @Test
    @Tag("E02")
    void e02_randomCharacters_areAnsweredWithoutError() throws IOException {
        Random random = new Random(42);
        String alphabet = "ab -\"*?~^:()[]{}OR20title:before:\\/+&|!<>'\u201c\u00e4\u5b89\ud83d\ude00\u0000\t";
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(titled("ab ba").said("en", "a ab aba"));
            for (int i = 0; i < 2_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int length = random.nextInt(40); length > 0; length--) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                assertThatCode(() -> search.search(text.toString()))
                        .as("query '%s'", text)
                        .doesNotThrowAnyException();
            }
        }
    }
}
