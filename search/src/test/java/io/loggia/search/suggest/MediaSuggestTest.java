package io.loggia.search.suggest;

import static io.loggia.search.TestMedia.EMPLOYEE;
import static io.loggia.search.TestMedia.NOW;
import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.search.SearchFixture;
import io.loggia.search.TestMedia;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaSuggestTest {

    @TempDir
    Path folder;

    private SearchFixture search;

    @BeforeEach
    void open() {
        search = new SearchFixture(folder);
    }

    @AfterEach
    void close() throws IOException {
        search.close();
    }

    @Test
    void suggest_beginning_completesTitlesThenWords() {
        TestMedia onboarding = titled("Onboarding week");
        search.with(onboarding, titled("Other").said("en", "the onboarder", "onboarding"));

        assertThat(search.suggest(EMPLOYEE, NOW, "onb"))
                .containsExactly(
                        new Suggestion("Onboarding week", onboarding.media().id()),
                        new Suggestion("onboarding", null),
                        new Suggestion("onboarder", null));
    }

    @Test
    void suggest_secondWord_completesWithinItemsThatHoldTheFirst() {
        search.with(titled("One").said("en", "docker compose"), titled("Two").said("en", "we compare things"));

        assertThat(search.suggest(EMPLOYEE, NOW, "Docker comp"))
                .containsExactly(new Suggestion("Docker compose", null));
    }

    @Test
    void suggest_germanWord_keepsItsSpelling() {
        search.with(titled("X").said("de", "Ein Überblick über alles"));

        assertThat(search.suggest(EMPLOYEE, NOW, "überb")).containsExactly(new Suggestion("überblick", null));
    }

    @Test
    void suggest_nothingTyped_isEmpty() {
        search.with(titled("X"));

        assertThat(search.suggest(EMPLOYEE, NOW, " ")).isEmpty();
    }
}
