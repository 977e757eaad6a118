package io.loggia.search.suggest;

import static io.loggia.search.TestMedia.EMPLOYEE;
import static io.loggia.search.TestMedia.NOW;
import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.search.SearchFixture;
import io.loggia.search.TestMedia;
import io.loggia.search.suggest.Suggestion.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaSuggestTest {

    @TempDir
    Path folder;

    @AutoClose
    private SearchFixture search;

    @BeforeEach
    void open() {
        search = new SearchFixture(folder);
    }

    @Test
    void suggest_beginning_completesTitlesThenWords() {
        TestMedia onboarding = titled("Onboarding week");
        search.with(onboarding, titled("Other").said("en", "the onboarder", "onboarding"));

        assertThat(search.suggest(EMPLOYEE, NOW, "onb"))
                .containsExactly(
                        new Suggestion(
                                Kind.TITLE,
                                "Onboarding week",
                                onboarding.media().id()),
                        new Suggestion(Kind.WORD, "onboarding", null),
                        new Suggestion(Kind.WORD, "onboarder", null));
    }

    @Test
    void suggest_secondWord_completesWithinItemsThatHoldTheFirst() {
        search.with(titled("One").said("en", "docker compose"), titled("Two").said("en", "we compare things"));

        assertThat(search.suggest(EMPLOYEE, NOW, "Docker comp"))
                .containsExactly(new Suggestion(Kind.WORD, "Docker compose", null));
    }

    @Test
    void suggest_germanWord_keepsItsSpelling() {
        search.with(titled("X").said("de", "Ein Überblick über alles"));

        assertThat(search.suggest(EMPLOYEE, NOW, "überb"))
                .containsExactly(new Suggestion(Kind.WORD, "überblick", null));
    }

    @Test
    void suggest_writingWithoutSpaces_completesItsWords() {
        search.with(
                titled("X").said("zh", "我们今天学习消防安全知识"),
                titled("Y").said("ja", "安全衛生の研修を受けました"),
                titled("Z").said("ko", "안전 교육을 받았습니다"));

        assertThat(search.suggest(EMPLOYEE, NOW, "消")).contains(new Suggestion(Kind.WORD, "消防", null));
        assertThat(search.suggest(EMPLOYEE, NOW, "研")).contains(new Suggestion(Kind.WORD, "研修", null));
        assertThat(search.suggest(EMPLOYEE, NOW, "교육")).contains(new Suggestion(Kind.WORD, "교육을", null));
    }

    @Test
    void suggest_nothingTyped_isEmpty() {
        search.with(titled("X"));

        assertThat(search.suggest(EMPLOYEE, NOW, " ")).isEmpty();
    }

    @Test
    void suggest_beginningOfAName_offersSpeakersAndTags() {
        search.with(
                titled("X")
                        .said("en", "Ada Lovelace: hello", "Alan Turing: ada wrote it")
                        .tagged("Adapters"),
                titled("Y").said("en", "Ada Lovelace: again"));

        assertThat(search.suggest(EMPLOYEE, NOW, "ada"))
                .contains(
                        new Suggestion(Kind.SPEAKER, "Ada Lovelace", null), new Suggestion(Kind.TAG, "Adapters", null))
                .noneMatch(suggestion -> suggestion.text().contains("Turing"));
        assertThat(search.suggest(EMPLOYEE, NOW, "love")).contains(new Suggestion(Kind.SPEAKER, "Ada Lovelace", null));
    }

    @Test
    void suggest_namesBeyondAscii_areOffered() {
        search.with(
                titled("X").said("de", "Jörg Müller: hallo").tagged("Überwachung der Öfen"),
                titled("Y").said("ru", "Анна Петрова: привет"),
                titled("Z").said("ja", "田中太郎: こんにちは"),
                titled("W").said("fr", "Jean-Paul Noël: bonjour"));

        for (String typed : List.of("mül", "mul", "jör", "Jörg mül")) {
            assertThat(search.suggest(EMPLOYEE, NOW, typed))
                    .as(typed)
                    .contains(new Suggestion(Kind.SPEAKER, "Jörg Müller", null));
        }
        assertThat(search.suggest(EMPLOYEE, NOW, "öfe"))
                .contains(new Suggestion(Kind.TAG, "Überwachung der Öfen", null));
        assertThat(search.suggest(EMPLOYEE, NOW, "анн")).contains(new Suggestion(Kind.SPEAKER, "Анна Петрова", null));
        assertThat(search.suggest(EMPLOYEE, NOW, "田中")).contains(new Suggestion(Kind.SPEAKER, "田中太郎", null));
        assertThat(search.suggest(EMPLOYEE, NOW, "noë")).contains(new Suggestion(Kind.SPEAKER, "Jean-Paul Noël", null));
    }

    @Test
    void suggest_secondWordOfARun_completesIt() {
        search.with(titled("X").said("ja", "新しいパスワードに変更する"), titled("Y").said("ja", "変圧器の点検"));

        assertThat(search.suggest(EMPLOYEE, NOW, "パスワード変"))
                .contains(new Suggestion(Kind.WORD, "パスワード変更", null))
                .noneMatch(suggestion -> suggestion.text().contains("変圧"));
    }
}
