package io.loggia.search.query;

import static io.loggia.search.TestMedia.EMPLOYEE;
import static io.loggia.search.TestMedia.NOW;
import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.search.SearchFixture;
import io.loggia.search.TestMedia;
import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.Narrowing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries as people type them, changed by letters and by words and put together with each other: each is answered. */
@Tag("E02")
class QueryFuzzTest {

    private static final int ROUNDS = 1_500;
    private static final int ASKED_EACH = 25;

    private static final List<String> CORPUS = List.of(
            "fire drill",
            "\"lock the door\" -night speaker:\"ann lee\"",
            "titel:brandschutz OR tag:sicherheit vor:2026-11",
            "after:2025-01-01 before:28.11.2026 kube*",
            "how do I configure the vpn on my laptop?",
            "oil hydrualic pump valve",
            "パスワードを変更する方法",
            "VPN接続の設定 OR 密码更改",
            "怎么重置密码 -服务器",
            "เปลี่ยนรหัสผ่าน",
            "비밀번호변경 \"보안 교육\"",
            "Охрана труда | channel:склад",
            "السلامة في المصنع",
            "e-mail C++ https://x.y/z?a=b note: z*");

    private static final List<String> WORDS = List.of(
            "OR",
            "|",
            "-",
            "--",
            "\"",
            "“",
            "「",
            "title:",
            "speaker:",
            "before:",
            "after:9999999-99",
            ":",
            "*",
            "***",
            "消",
            "ー",
            "ｺﾝ",
            "々",
            "の",
            "𠮷",
            "\u0301",
            "\u0000",
            "\ud800",
            "\u202e",
            "\u3000",
            "~2",
            "(",
            "a".repeat(400));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void changedQuery_isTakenApartAndAnswered(long seed) throws IOException {
        Random random = new Random(seed);
        try (SearchFixture search = new SearchFixture(folder)) {
            TestMedia talk = titled("Fire drill VPN接続")
                    .tagged("Sicherheit")
                    .said("en", "Ann Lee: lock the door", "oil the hydraulic pump and the valve")
                    .said("ja", "パスワードを変更する方法")
                    .said("zh", "重置密码以后打开服务器")
                    .said("ko", "비밀번호를 변경합니다");
            search.with(talk, titled("เปลี่ยนรหัสผ่าน"), titled("Охрана труда"));
            search.speaking(new Vocabulary(
                    List.of(new Vocabulary.Group(Tongue.STANDARD, List.of("密码更改", "vpn", "fire drill"))),
                    Map.of(Tongue.STANDARD, List.of("laptop"))));
            for (int round = 0; round < ROUNDS; round++) {
                String text = changed(random);
                check(text, QueryText.parse(text));
                if (round % ASKED_EACH == 0) {
                    SearchPage page = search.search(text);
                    assertThat(page.hits()).as(text).hasSizeLessThanOrEqualTo(3);
                    search.suggest(EMPLOYEE, NOW, text);
                    search.at(NOW).moments(EMPLOYEE, talk.media().id(), text, Narrowing.none(), true);
                    search.at(NOW).finds(EMPLOYEE, text);
                }
            }
        }
    }

    /** Each word stands where it says, in order, and there are no more than are read. */
    private static void check(String text, TypedQuery typed) {
        assertThat(typed.words().size() + typed.excluded().size()).as(text).isLessThanOrEqualTo(QueryText.MOST_WORDS);
        assertThat(typed.wanted()).as(text).noneMatch(List::isEmpty);
        int end = 0;
        for (QueryWord word : typed.words()) {
            assertThat(word.start()).as("%s in '%s'", word, text).isGreaterThanOrEqualTo(end);
            end = word.start() + word.text().length();
            assertThat(end)
                    .as("%s in '%s'", word, text)
                    .isLessThanOrEqualTo(Math.min(QueryText.LONGEST, text.length()));
            assertThat(text.substring(word.start(), end)).as(text).isEqualTo(word.text());
            assertThat(word.run() == null || word.run().contains(word.text()))
                    .as(text)
                    .isTrue();
        }
    }

    private static String changed(Random random) {
        String text = CORPUS.get(random.nextInt(CORPUS.size()));
        if (random.nextInt(4) == 0) {
            text += (random.nextBoolean() ? " " : "") + CORPUS.get(random.nextInt(CORPUS.size()));
        }
        for (int change = random.nextInt(6); change > 0; change--) {
            text = random.nextBoolean() ? byWord(text, random) : byLetter(text, random);
        }
        return text;
    }

    private static String byWord(String text, Random random) {
        List<String> words = new ArrayList<>(Arrays.asList(text.split(" ", -1)));
        int at = random.nextInt(words.size());
        String other = WORDS.get(random.nextInt(WORDS.size()));
        switch (random.nextInt(5)) {
            case 0 -> words.remove(at);
            case 1 -> words.add(at, other);
            case 2 -> words.set(at, words.get(at) + other);
            case 3 -> words.set(at, other + words.get(at));
            default -> words.add(random.nextInt(words.size()), words.get(at).repeat(1 + random.nextInt(4)));
        }
        return String.join(" ", words);
    }

    private static String byLetter(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        if (changed.isEmpty()) {
            return WORDS.get(random.nextInt(WORDS.size()));
        }
        int at = random.nextInt(changed.length());
        switch (random.nextInt(3)) {
            case 0 -> changed.deleteCharAt(at);
            case 1 -> changed.insert(at, changed.charAt(random.nextInt(changed.length())));
            default -> changed.setCharAt(at, (char) random.nextInt(0x10000));
        }
        return changed.toString();
    }
}
