package io.loggia.search.query;

import static io.loggia.search.TestMedia.EMPLOYEE;
import static io.loggia.search.TestMedia.NOW;
import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.Audience;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.search.TestMedia;
import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.SearchLimit;
import io.loggia.search.suggest.MediaSuggest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A word that stands in items of another department alone, however often, costs what a word costs that stands nowhere, so
 * that the time of an answer tells no more than the answer does. Counted are the steps at which a search asks for the
 * time: parts of the index that it collects, words of the dictionary that it weighs, hits that it reads. Those are the
 * same on any machine, which times are not.
 */
@Tag("E01")
class HiddenWordWorkTest {

    private static final int VISIBLE = 40;
    private static final int HIDDEN = 200;

    /** For parts of the index that hold the word and have nothing to collect. */
    private static final int FEW_STEPS = 8;

    @TempDir
    Path folder;

    private int steps;
    private MediaIndex index;
    private TestMedia seen;
    private TestMedia hidden;

    @BeforeEach
    void open() {
        index = MediaIndex.open(folder, new SearchLimit(Duration.ofHours(1), () -> {
            steps++;
            return 0;
        }));
        seen = titled("Open").said("en", "plain words of everybody");
        index.put(seen.media());
        for (int i = 1; i < VISIBLE; i++) {
            index.put(titled("Open " + i).said("en", "plain words of everybody").media());
        }
        PersonId owner = PersonId.random();
        MediaAccess access = new MediaAccess(owner, MediaState.PUBLISHED, Audience.of(Principal.of(owner)), null, null);
        for (int i = 0; i < HIDDEN; i++) {
            index.put(titled("Falcon " + i)
                    .access(access)
                    .tagged("falcon")
                    .said("en", "Falcon: the falcon at dawn")
                    .media());
        }
        hidden = titled("Ermine").access(access).said("en", "an ermine once");
        index.put(hidden.media());
        index.refresh();
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private record Answer(int steps, String text) {}

    private Answer of(String typed, Supplier<Object> asking) {
        steps = 0;
        String text = asking.get().toString().replace(typed, "?");
        return new Answer(steps, text);
    }

    private void assertSame(String what, String hidden, String unknown, Supplier<Object> one, Supplier<Object> other) {
        Answer known = of(hidden, one);
        Answer none = of(unknown, other);
        assertThat(known.text()).as("%s of '%s'", what, hidden).isEqualTo(none.text());
        assertThat(known.steps())
                .as("steps of %s of '%s'", what, hidden)
                .isBetween(none.steps() / 2 - FEW_STEPS, none.steps() * 2 + FEW_STEPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "falcon ",
                "falcon",
                "falcn ",
                "flacon ",
                "\"falcon at\" ",
                "speaker:falcon ",
                "tag:falcon ",
                "falcon* ",
                "falcon plain ",
                "plain -falcon ",
                "falcon OR words ",
                "plain words everybody falcon ",
                "ermine ",
                "ermien ",
                "ermi"
            })
    void e01_wordOfHiddenItems_costsAndAnswersAsAWordOfNone(String hidden) {
        String unknown = hidden.replaceAll("\\b(fa|fl|er)", "qx");
        MediaSearch search = new MediaSearch(index, Vocabulary.plain(), Clock.fixed(NOW, ZoneOffset.UTC));
        MediaSuggest suggest = new MediaSuggest(index, Clock.fixed(NOW, ZoneOffset.UTC));

        assertSame(
                "the search",
                hidden,
                unknown,
                () -> search.search(EMPLOYEE, new SearchRequest(hidden, Narrowing.none(), 5)),
                () -> search.search(EMPLOYEE, new SearchRequest(unknown, Narrowing.none(), 5)));
        assertSame(
                "the suggestions",
                hidden,
                unknown,
                () -> suggest.suggest(EMPLOYEE, hidden),
                () -> suggest.suggest(EMPLOYEE, unknown));
        assertSame(
                "the moments",
                hidden,
                unknown,
                () -> search.moments(EMPLOYEE, seen.media().id(), hidden, Narrowing.none(), false),
                () -> search.moments(EMPLOYEE, seen.media().id(), unknown, Narrowing.none(), false));
        assertSame(
                "the offer of what others seek",
                hidden,
                unknown,
                () -> search.finds(EMPLOYEE, hidden),
                () -> search.finds(EMPLOYEE, unknown));
        assertSame(
                "what is alike",
                hidden,
                unknown,
                () -> search.similar(EMPLOYEE, seen.media().id(), 5),
                () -> search.similar(EMPLOYEE, seen.media().id(), 5));
        assertSame("the plan", hidden, unknown, () -> plan(hidden), () -> plan(unknown));
    }

    /** A speaker, a tag and a channel of hidden items alone count, and cost, as ones that nobody has. */
    @ParameterizedTest
    @EnumSource(
            value = FacetSide.class,
            names = {"SPEAKER", "TAG", "CHANNEL", "DEPARTMENT", "LANGUAGE"})
    void e01_choiceThatHiddenItemsAloneHave_costsAndAnswersAsOneOfNone(FacetSide side) {
        MediaSearch search = new MediaSearch(index, Vocabulary.plain(), Clock.fixed(NOW, ZoneOffset.UTC));
        for (String words : List.of("plain ", "")) {
            assertSame(
                    "the choice of " + side + " of '" + words + "'",
                    "falcon",
                    "qxlcon",
                    () -> search.search(
                            EMPLOYEE, new SearchRequest(words, Narrowing.none().with(side, "falcon"), 5)),
                    () -> search.search(
                            EMPLOYEE, new SearchRequest(words, Narrowing.none().with(side, "qxlcon"), 5)));
        }
    }

    /** Who guesses the id of a hidden item learns as much as of an id that there is not. */
    @Test
    void e01_hiddenItem_costsAndAnswersAsOneThatThereIsNot() {
        MediaSearch search = new MediaSearch(index, Vocabulary.plain(), Clock.fixed(NOW, ZoneOffset.UTC));
        MediaId there = hidden.media().id();
        MediaId nowhere = MediaId.random();

        assertSame(
                "what is alike",
                there.toString(),
                nowhere.toString(),
                () -> search.similar(EMPLOYEE, there, 5),
                () -> search.similar(EMPLOYEE, nowhere, 5));
        for (String words : List.of("ermine ", "plain ")) {
            assertSame(
                    "the moments of '" + words + "'",
                    there.toString(),
                    nowhere.toString(),
                    () -> search.moments(EMPLOYEE, there, words, Narrowing.none(), true),
                    () -> search.moments(EMPLOYEE, nowhere, words, Narrowing.none(), true));
        }
    }

    /** The one counts words that hidden items hold as well, the other those that they do not. */
    @Test
    void e01_similar_costsNothingForWhatHiddenItemsHold() {
        TestMedia plain = titled("Kestrel").said("en", "a hangar for gliders and winches");
        TestMedia other = titled("Gliders").said("en", "a hangar for gliders and winches");
        index.put(plain.media());
        index.put(other.media());
        index.refresh();
        MediaSearch search = new MediaSearch(index, Vocabulary.plain(), Clock.fixed(NOW, ZoneOffset.UTC));
        Answer alone = of("", () -> search.similar(EMPLOYEE, plain.media().id(), 5));
        PersonId owner = PersonId.random();
        MediaAccess access = new MediaAccess(owner, MediaState.PUBLISHED, Audience.of(Principal.of(owner)), null, null);
        for (int i = 0; i < HIDDEN; i++) {
            index.put(titled("Glider " + i)
                    .access(access)
                    .said("en", "a hangar for gliders and winches")
                    .media());
        }
        index.refresh();

        Answer crowded = of("", () -> search.similar(EMPLOYEE, plain.media().id(), 5));

        assertThat(crowded.text()).isEqualTo(alone.text());
        assertThat(crowded.steps()).isBetween(alone.steps() - FEW_STEPS, alone.steps() * 2 + FEW_STEPS);
    }

    /** A language that hidden items alone are in makes no word too much for one search. */
    @Test
    void e01_languagesOfHiddenItems_cutNoSearch() {
        String many = IntStream.range(0, 16).mapToObj(i -> "words" + i).collect(Collectors.joining(" ")) + " ";
        MediaSearch search = new MediaSearch(index, Vocabulary.plain(), Clock.fixed(NOW, ZoneOffset.UTC));
        SearchPage before = search.search(EMPLOYEE, new SearchRequest(many, Narrowing.none(), 5));
        PersonId owner = PersonId.random();
        MediaAccess access = new MediaAccess(owner, MediaState.PUBLISHED, Audience.of(Principal.of(owner)), null, null);
        for (Tongue tongue : Tongue.all()) {
            if (tongue != Tongue.STANDARD) {
                index.put(titled("Secret")
                        .access(access)
                        .in(tongue.language())
                        .described("secret")
                        .tagged("secret")
                        .chapter(1, "secret")
                        .slide(1, "secret")
                        .said(tongue.language(), "secret")
                        .media());
            }
        }
        index.refresh();

        SearchPage after = search.search(EMPLOYEE, new SearchRequest(many, Narrowing.none(), 5));

        assertThat(before.cut()).isFalse();
        assertThat(after.cut()).isFalse();
        assertThat(after.partial()).isEqualTo(before.partial());
        assertThat(after).isEqualTo(before);
    }

    /** All that is asked of the index, with the word itself left out. */
    private String plan(String text) {
        return index.read(EMPLOYEE, NOW, visible -> {
            QueryPlan plan = new QueryPlan(text, visible, Vocabulary.plain());
            String all = plan.strict() + " " + plan.usual(Map.of()) + " " + plan.mostLenient(Map.of()) + " "
                    + plan.nearness() + " " + plan.isCut() + plan.isAbridged();
            return all.replaceAll("(falc|flac|qxlc|qxac|erm|qxm)[a-z]*", "?");
        });
    }
}
