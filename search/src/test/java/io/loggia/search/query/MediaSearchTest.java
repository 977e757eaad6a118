package io.loggia.search.query;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loggia.domain.Audience;
import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.search.SearchFixture;
import io.loggia.search.TestMedia;
import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.HitOrder;
import io.loggia.search.index.Narrowing;
import io.loggia.search.query.Moment.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaSearchTest {

    @TempDir
    Path folder;

    @AutoClose
    private SearchFixture search;

    @BeforeEach
    void open() {
        search = new SearchFixture(folder);
    }

    @Test
    void search_wordInSeveralPlaces_ranksTitleThenTagThenDescriptionThenSpeech() {
        search.with(
                titled("Spoken").said("en", "we talk about budget now"),
                titled("Described").described("About the budget of the year"),
                titled("Tagged").tagged("budget"),
                titled("The budget"));

        assertThat(search.titles("budget")).containsExactly("The budget", "Tagged", "Described", "Spoken");
    }

    @Test
    void search_severalWords_demandsAllOfThemWhereverTheyStand() {
        search.with(
                titled("Safety at work").said("en", "wear your helmet"),
                titled("Safety").said("en", "wear your gloves"));

        assertThat(search.titles("safety helmet")).containsExactly("Safety at work");
    }

    @Test
    void search_wordsSideBySide_ranksAboveWordsFarApart() {
        search.with(
                titled("Far").said("en", "fire is hot", "and a lot of other things besides that", "the drill is loud"),
                titled("Near").said("en", "a test of patience and more", "the fire drill begins"));

        assertThat(search.titles("fire drill")).containsExactly("Near", "Far");
    }

    @Test
    void search_phrase_matchesInOrderOnly_alsoAcrossCues() {
        search.with(
                titled("Across").said("en", "please lock the", "door behind you"),
                titled("Apart").said("en", "the lock of a door"));

        assertThat(search.titles("\"lock the door\"")).containsExactly("Across");
        assertThat(search.first("\"lock the door\"").moments().getFirst())
                .isEqualTo(new Moment(
                        Duration.ZERO, "please <mark>lock the door</mark> behind you", null, "en", Source.SPEECH));
    }

    @Test
    void search_exclusion_removesItems() {
        search.with(titled("Java island"), titled("Java language"));

        assertThat(search.titles("java -island")).containsExactly("Java language");
        assertThat(search.titles("-island")).containsExactly("Java language");
    }

    @Test
    void search_lastWordUnfinished_matchesItsBeginning() {
        search.with(titled("Kubernetes for all").said("en", "containers everywhere"));

        assertThat(search.titles("kuber")).hasSize(1);
        assertThat(search.search("kuber containers").relaxed()).isTrue();
        assertThat(search.titles("kubernetes contai")).hasSize(1);
    }

    @Test
    void search_inflectedWord_isFoundInItsLanguage() {
        search.with(
                titled("English").said("en-GB", "She deployed it after the meetings"),
                titled("German").said("de", "Die Häuser in der Straße"));

        assertThat(search.titles("deploy meeting ")).containsExactly("English");
        assertThat(search.titles("haus strasse ")).containsExactly("German");
        assertThat(search.titles("Haeuser ")).containsExactly("German");
    }

    @Test
    void search_otherLanguages_foldsAndSegments() {
        search.with(
                titled("French").said("fr", "Une élève très ÉLÉGANTE"),
                titled("Japanese").said("ja", "安全衛生の研修を受けてください"));

        assertThat(search.titles("elegante ")).containsExactly("French");
        assertThat(search.titles("研修")).containsExactly("Japanese");
    }

    @Test
    void search_typingError_isForgivenAndCorrected() {
        search.with(titled("Compliance training").said("en", "harassment has no place here"));

        SearchPage page = search.search("harrassment trainning ");

        assertThat(page.hits()).hasSize(1);
        assertThat(page.suggestion()).isEqualTo("harassment training ");
    }

    @Test
    void search_errorThatAFewItemsHoldToo_isCorrectedByWhatManyHold() {
        search.with(titled("Misheard").said("en", "the falcom dives"));
        IntStream.range(0, 10).forEach(i -> search.with(titled("Bird " + i).said("en", "the falcon dives")));

        SearchPage page = search.search("falcom dives ");

        assertThat(page.hits()).extracting(hit -> hit.item().title()).containsExactly("Misheard");
        assertThat(page.suggestion()).isEqualTo("falcon dives ");
        assertThat(search.search("falcon dives ").suggestion()).isNull();
    }

    @Test
    @Tag("E01")
    void e01_wordThatManyHiddenItemsHold_correctsNothing() {
        PersonId owner = PersonId.random();
        MediaAccess hidden = new MediaAccess(owner, MediaState.PUBLISHED, Audience.of(Principal.of(owner)), null, null);
        search.with(titled("Misheard").said("en", "the falcom dives"));
        IntStream.range(0, 10)
                .forEach(i -> search.with(titled("Bird " + i).access(hidden).said("en", "the falcon dives")));

        assertThat(search.search("falcom ").suggestion()).isNull();
        assertThat(search.search("falcom ").total()).isEqualTo(1);
    }

    @Test
    void search_typingErrorInAName_isForgivenWhereNamesStand() {
        search.with(
                titled("Engines").said("en", "Ada Lovelace: the engine weaves", "Alan: lovelaze is no word"),
                titled("Birds").said("en", "Alan: a flock of lovelacs"));

        SearchPage named = search.search("speaker:lovelasce weaves ");
        assertThat(named.hits()).extracting(hit -> hit.item().title()).containsExactly("Engines");
        assertThat(named.suggestion()).isEqualTo("speaker:lovelace weaves ");
        assertThat(named.hits().getFirst().moments())
                .extracting(Moment::speaker)
                .containsExactly("Ada Lovelace");
        assertThat(search.titles("title:enginse ")).containsExactly("Engines");
        assertThat(search.search("speaker:weves ").total()).isZero();
    }

    @Test
    void search_typingErrorInTheNameOfASpeakerOrAChannel_isForgiven() {
        search.with(titled("X").channel(ChannelId.random(), "Thermodynamics").said("en", "Grace Hopper: hello"));

        assertThat(search.search("hoppre ").suggestion()).isEqualTo("hopper ");
        assertThat(search.titles("thermodinamics ")).containsExactly("X");
    }

    @Test
    void search_questionAsSpoken_needsNoStopWordAndForgivesAWord() {
        search.with(titled("Networking").said("en", "to configure the vpn on your laptop press start"));

        assertThat(search.titles("how do I configure the vpn on my laptop?")).hasSize(1);
        assertThat(search.titles("configure vpn laptop windows")).hasSize(1);
    }

    @Test
    void search_moments_nameSecondSpeakerAndLanguage() {
        search.with(titled("Talk")
                .said("en", "Ben: hello all", "Ann: the deadline is near", "Ben: which deadline", "Ben: bye", "so")
                .said("de", "Die Deadline naht"));

        SearchHit hit = search.first("deadline");

        assertThat(hit.momentCount()).isEqualTo(2);
        assertThat(hit.moments())
                .containsExactly(
                        new Moment(Duration.ZERO, "Die <mark>Deadline</mark> naht", null, "de", Source.SPEECH),
                        new Moment(
                                Duration.ofSeconds(10),
                                "the <mark>deadline</mark> is near which <mark>deadline</mark>",
                                "Ann",
                                "en",
                                Source.SPEECH));
    }

    @Test
    void search_momentsWithAllWords_pushAsideThoseWithFewer() {
        search.with(titled("Talk").said("en", "the tax", "nothing", "nothing more", "a tax form here", "done"));

        SearchHit hit = search.first("tax form");

        assertThat(hit.momentCount()).isEqualTo(1);
        assertThat(hit.moments().getFirst().start()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void search_manyMoments_showsThreeAndCountsAll() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.add(i % 2 == 0 ? "the invoice again" : "something else");
        }
        search.with(titled("Talk").said("en", lines.toArray(String[]::new)));

        SearchHit hit = search.first("invoice");

        assertThat(hit.moments()).hasSize(3);
        assertThat(hit.momentCount()).isEqualTo(10);
    }

    @Test
    void search_facets_countSidewaysAndNarrow() {
        ChannelId sales = ChannelId.random();
        ChannelId legal = ChannelId.random();
        search.with(
                titled("Contract one").channel(sales, "Sales").in("en"),
                titled("Contract two").channel(legal, "Legal").in("en").audio(),
                titled("Contract three").channel(legal, "Legal").said("de", "Vertrag"),
                titled("Other").channel(legal, "Legal"));

        SearchPage all = search.search("contract");
        assertThat(all.total()).isEqualTo(3);
        assertThat(all.facet(FacetSide.CHANNEL))
                .containsExactlyInAnyOrder(
                        new FacetCount(legal.toString(), "Legal", 2), new FacetCount(sales.toString(), "Sales", 1));
        assertThat(all.facet(FacetSide.LANGUAGE))
                .containsExactly(new FacetCount("en", "", 2), new FacetCount("de", "", 1));

        SearchPage narrowed = search.search(
                "contract",
                Narrowing.none()
                        .with(FacetSide.KIND, MediaKind.VIDEO.name())
                        .with(FacetSide.CHANNEL, legal.toString()));
        assertThat(narrowed.total()).isEqualTo(1);
        assertThat(narrowed.hits().getFirst().item().title()).isEqualTo("Contract three");
        assertThat(narrowed.facet(FacetSide.KIND))
                .containsExactlyInAnyOrder(new FacetCount("VIDEO", "", 1), new FacetCount("AUDIO", "", 1));
        assertThat(narrowed.facet(FacetSide.CHANNEL))
                .containsExactlyInAnyOrder(
                        new FacetCount(legal.toString(), "Legal", 1), new FacetCount(sales.toString(), "Sales", 1));
        assertThat(search.search("contract", Narrowing.none().with(FacetSide.LANGUAGE, "de", "en"))
                        .hits())
                .hasSize(3);
    }

    @Test
    void search_sidesOfAnItem_areCountedInClasses() {
        search.with(
                titled("Drill one")
                        .lasting(Duration.ofMinutes(3))
                        .of("d1", "Safety")
                        .tagged("Fire")
                        .said("en", "ANN LEE: drill")
                        .createdAt(Instant.parse("2025-12-31T23:59:59Z")),
                titled("Drill two")
                        .lasting(Duration.ofMinutes(30))
                        .tagged("fire")
                        .said("en", "Ann Lee: drill"));

        SearchPage page = search.search("drill");

        assertThat(page.facet(FacetSide.LENGTH))
                .containsExactlyInAnyOrder(new FacetCount("SHORT", "", 1), new FacetCount("LONG", "", 1));
        assertThat(page.facet(FacetSide.YEAR))
                .containsExactlyInAnyOrder(new FacetCount("2025", "", 1), new FacetCount("2026", "", 1));
        assertThat(page.facet(FacetSide.DEPARTMENT)).containsExactly(new FacetCount("d1", "Safety", 1));
        assertThat(page.facet(FacetSide.SPEAKER))
                .extracting(FacetCount::value, FacetCount::count)
                .containsExactly(tuple("ann lee", 2));
        assertThat(page.facet(FacetSide.TAG))
                .extracting(FacetCount::value, FacetCount::count)
                .containsExactly(tuple("fire", 2));
    }

    @Test
    void search_speakerAndTime_narrowHitsAndMoments() {
        search.with(
                titled("Both").said("en", "Ann: the merger", "x", "y", "Ben: merger talks"),
                titled("Ann alone").said("en", "Ann: merger").createdAt(TestMedia.NOW.minusSeconds(100)));

        SearchPage ben = search.search("merger", Narrowing.none().with(FacetSide.SPEAKER, "ben"));
        assertThat(ben.hits()).hasSize(1);
        assertThat(ben.hits().getFirst().moments()).extracting(Moment::start).containsExactly(Duration.ofSeconds(30));
        assertThat(search.search("merger", Narrowing.none().between(TestMedia.NOW, null))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void search_blank_browsesNewestFirst() {
        search.with(
                titled("Old").createdAt(TestMedia.NOW.minusSeconds(1)),
                titled("New"),
                titled("Older").createdAt(TestMedia.NOW.minusSeconds(2)));

        assertThat(search.titles("  ")).containsExactly("New", "Old", "Older");
    }

    @Test
    void search_pages_followEachOtherWithoutGapOrRepeat() {
        for (int i = 0; i < 150; i++) {
            search.index.put(titled("Lesson " + i).said("en", "lesson one").media());
        }
        search.index.refresh();

        assertThat(allTitles("lesson one", () -> {})).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void search_indexMovesBetweenPages_repeatsAndLeavesOutNothing() {
        for (int i = 0; i < 60; i++) {
            search.index.put(titled("Lesson " + i).said("en", "lesson one").media());
        }
        search.index.refresh();
        AtomicInteger more = new AtomicInteger();

        List<String> seen = allTitles("lesson one", () -> {
            for (int i = 0; i < 30; i++) {
                search.index.put(titled("Lesson one, new " + more.getAndIncrement())
                        .said("en", "lesson")
                        .media());
            }
            search.index.refresh();
        });

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen)
                .containsAll(IntStream.range(0, 60).mapToObj(i -> "Lesson " + i).toList());
    }

    @Test
    void search_shownItemsAreRemovedBetweenPages_theLastIsStillShown() {
        List<TestMedia> items =
                IntStream.range(0, 5).mapToObj(i -> titled("Lesson " + i)).toList();
        search.with(items.toArray(TestMedia[]::new));
        SearchPage first = page("lesson ", List.of());
        first.hits().forEach(hit -> search.index.remove(hit.item().id()));
        search.index.refresh();

        SearchPage second = page("lesson ", Objects.requireNonNull(first.shown()));
        SearchPage third = page("lesson ", Objects.requireNonNull(second.shown()));

        assertThat(second.hits()).hasSize(2);
        assertThat(third.hits()).hasSize(1);
        assertThat(third.shown()).isNull();
        assertThat(Stream.of(first, second, third).flatMap(one -> one.hits().stream()))
                .extracting(hit -> hit.item().title())
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void search_moreThanCanBeReadOn_saysSoOnTheLastPage() {
        for (int i = 0; i < 1_010; i++) {
            search.index.put(titled("Lesson " + i).media());
        }
        search.index.refresh();
        List<Integer> shown = List.of();
        SearchPage last = search.search("lesson ");
        int seen = 0;
        while (shown != null) {
            last = search.search(
                    TestMedia.EMPLOYEE,
                    TestMedia.NOW,
                    new SearchRequest("lesson ", Narrowing.none(), HitOrder.NEWEST, shown, 70));
            seen += last.hits().size();
            shown = last.shown();
            assertThat(last.capped()).isEqualTo(shown == null);
        }

        assertThat(seen).isEqualTo(1_000);
        assertThat(last.total()).isEqualTo(1_010);
    }

    @Test
    void search_moreChoicesThanAreShown_countsTheOthers() {
        for (int i = 0; i < 15; i++) {
            search.index.put(titled("Lesson").tagged("tag" + i, "all").media());
        }
        search.index.refresh();

        SearchPage page = search.search("lesson ", Narrowing.none().with(FacetSide.TAG, "tag9", "tag14"));

        assertThat(page.facet(FacetSide.TAG)).extracting(FacetCount::value).contains("all", "tag9", "tag14");
        assertThat(page.others().get(FacetSide.TAG))
                .isEqualTo(16 - page.facet(FacetSide.TAG).size());
        assertThat(page.others().get(FacetSide.KIND)).isZero();
    }

    private SearchPage page(String text, List<Integer> shown) {
        return search.search(
                TestMedia.EMPLOYEE,
                TestMedia.NOW,
                new SearchRequest(text, Narrowing.none(), HitOrder.RELEVANCE, shown, 2));
    }

    private List<String> allTitles(String text, Runnable between) {
        List<String> seen = new ArrayList<>();
        List<Integer> shown = List.of();
        while (shown != null) {
            SearchPage page = search.search(
                    TestMedia.EMPLOYEE,
                    TestMedia.NOW,
                    new SearchRequest(text, Narrowing.none(), HitOrder.RELEVANCE, shown, 40));
            page.hits().forEach(hit -> seen.add(hit.item().title()));
            shown = page.shown();
            if (seen.size() < 200) {
                between.run();
            }
        }
        return seen;
    }

    @Test
    void search_fields_lookWhereTheySay() {
        ChannelId legal = ChannelId.random();
        search.with(
                titled("Budget").said("en", "Ann Lee: nothing of it"),
                titled("Spoken").said("en", "Ben: the budget"),
                titled("Tagged").tagged("budget").channel(legal, "Legal matters"));

        assertThat(search.titles("title:budget")).containsExactly("Budget");
        assertThat(search.titles("titel:\"budget\" ")).containsExactly("Budget");
        assertThat(search.titles("tag:budget")).containsExactly("Tagged");
        assertThat(search.titles("channel:legal")).containsExactly("Tagged");
        assertThat(search.titles("speaker:ann")).containsExactly("Budget");
        assertThat(search.titles("budget -tag:budget")).containsExactlyInAnyOrder("Budget", "Spoken");
        assertThat(search.titles("budget speaker:ben ")).containsExactly("Spoken");
    }

    @Test
    void search_speakerNamed_showsMomentsOfThatSpeakerAlone() {
        search.with(titled("Talk").said("en", "Ann: the merger", "x", "y", "Ben: a merger"));

        assertThat(search.first("merger speaker:ben ").moments())
                .extracting(Moment::start)
                .containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void search_or_takesEither() {
        search.with(titled("Cats and food"), titled("Dogs and food"), titled("Birds and food"));

        assertThat(search.titles("cats OR dogs food ")).containsExactlyInAnyOrder("Cats and food", "Dogs and food");
        assertThat(search.titles("cats | dogs")).hasSize(2);
        assertThat(search.titles("food OR")).hasSize(3);
    }

    @Test
    void search_times_narrowByCreation() {
        search.with(
                titled("Old film").createdAt(Instant.parse("2024-06-30T23:59:59Z")),
                titled("New film").createdAt(Instant.parse("2026-07-01T00:00:00Z")));

        assertThat(search.titles("film before:2025")).containsExactly("Old film");
        assertThat(search.titles("film after:2024-06")).containsExactly("New film");
        assertThat(search.titles("film after:30.06.2024")).containsExactly("New film");
        assertThat(search.titles("after:2025-01-01")).containsExactly("New film");
    }

    @Test
    void search_star_matchesBeginningsAnywhere() {
        search.with(titled("Kubernetes for all").said("en", "containers everywhere"));

        assertThat(search.titles("kuber* containers ")).hasSize(1);
        assertThat(search.search("ku* containers ").relaxed()).isTrue();
    }

    @Test
    void search_orders_followWhatTheySay() {
        search.with(
                titled("Film a").lasting(Duration.ofMinutes(9)).createdAt(TestMedia.NOW.minusSeconds(9)),
                titled("Film b").lasting(Duration.ofMinutes(2)),
                titled("Film c").lasting(Duration.ofMinutes(5)).createdAt(TestMedia.NOW.minusSeconds(5)));

        assertThat(ordered(HitOrder.NEWEST)).containsExactly("Film b", "Film c", "Film a");
        assertThat(ordered(HitOrder.OLDEST)).containsExactly("Film a", "Film c", "Film b");
        assertThat(ordered(HitOrder.SHORTEST)).containsExactly("Film b", "Film c", "Film a");
    }

    private List<String> ordered(HitOrder order) {
        return search
                .search(
                        TestMedia.EMPLOYEE,
                        TestMedia.NOW,
                        new SearchRequest("film ", Narrowing.none(), order, List.of(), 24))
                .hits()
                .stream()
                .map(hit -> hit.item().title())
                .toList();
    }

    @Test
    void search_equalWords_prefersTheFreshAndTheWatched_butNeverToABetterFit() {
        Instant old = TestMedia.NOW.minus(Duration.ofDays(3_000));
        search.with(
                titled("Ladders").createdAt(old),
                titled("Ladders").createdAt(old).watched(500).described("watched"),
                titled("Ladders").described("fresh"),
                titled("Other").said("en", "ladders ladders ladders").watched(100_000));

        List<SearchHit> hits = search.search("ladders ").hits();

        assertThat(hits.get(2).item().createdAt()).isEqualTo(old);
        assertThat(hits.get(2).item().description()).isEmpty();
        assertThat(hits.getLast().item().title()).isEqualTo("Other");
    }

    @Test
    void search_slides_areMoments_andSpellNothing() {
        TestMedia talk = titled("Quarterly numbers")
                .said("en", "welcome", "now to the budget", "thanks")
                .slide(0, "Agenda")
                .slide(12, "Kaleidoscope budget\nPlans of the year")
                .slide(30, "Kaleidoscopic outlook");
        search.with(talk, titled("Other"));

        SearchHit hit = search.search("kaleidoscope").hits().getFirst();
        assertThat(hit.moments()).singleElement().satisfies(moment -> {
            assertThat(moment.source()).isEqualTo(Source.SLIDE);
            assertThat(moment.start()).isEqualTo(Duration.ofSeconds(12));
            assertThat(moment.snippetHtml()).startsWith("<mark>Kaleidoscope</mark> budget");
        });
        assertThat(search.search("slide:agenda").total()).isEqualTo(1);
        assertThat(search.search("folie:welcome").total()).isZero();
        assertThat(search.search("kaleidoskope").suggestion())
                .as("a program may have misread it")
                .isNull();
    }

    @Test
    void search_chapters_areMoments() {
        search.with(titled("Talk")
                .chapter(0, "Welcome")
                .chapter(300, "The new tariff")
                .said("en", "hello"));

        assertThat(search.first("tariff ").moments())
                .containsExactly(
                        new Moment(Duration.ofMinutes(5), "The new <mark>tariff</mark>", null, "und", Source.CHAPTER));
    }

    @Test
    void moments_ofOneItem_areAllOfThemInOrder() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add(i % 2 == 0 ? "the invoice again" : "something else");
        }
        TestMedia talk = titled("Talk").said("en", lines.toArray(String[]::new)).chapter(5, "Invoice");
        search.with(talk, titled("Other").said("en", "invoice"));

        List<Moment> moments = search.at(TestMedia.NOW)
                .moments(TestMedia.EMPLOYEE, talk.media().id(), "invoice", Narrowing.none(), false)
                .moments();

        assertThat(moments).hasSize(21).isSortedAccordingTo(Comparator.comparing(Moment::start));
    }

    @Test
    void moments_moreThanAreShown_saySo() {
        String[] lines = new String[1_300];
        Arrays.setAll(lines, i -> i % 6 == 0 ? "the invoice " + i : "something else");
        TestMedia many = titled("Many").said("en", lines);
        TestMedia few = titled("Few").said("en", "the invoice");
        search.with(many, few).index.commit("1");

        ItemMoments ofMany = search.at(TestMedia.NOW)
                .moments(TestMedia.EMPLOYEE, many.media().id(), "invoice ", Narrowing.none(), false);
        assertThat(ofMany.moments()).hasSize(200);
        assertThat(ofMany.partial()).isTrue();
        assertThat(search.at(TestMedia.NOW)
                        .moments(TestMedia.EMPLOYEE, few.media().id(), "invoice ", Narrowing.none(), false)
                        .partial())
                .isFalse();
    }

    @Test
    void search_wordsNearInFollowingCues_areOneMoment() {
        search.with(titled("Talk")
                .said("en", "the vpn", "needs", "a certificate", "x", "x", "x", "x", "x", "x", "x", "certificate"));

        SearchHit hit = search.first("vpn certificate ");

        assertThat(hit.moments()).hasSize(1);
        assertThat(hit.moments().getFirst().snippetHtml())
                .isEqualTo("the <mark>vpn</mark> needs a <mark>certificate</mark>");
    }

    @Test
    void search_synonymsOfTheHouse_meetWithoutIndexingAnew() {
        search.with(titled("Remote access").said("en", "open the tunnel first"));
        assertThat(search.titles("vpn ")).isEmpty();

        search.speaking(new Vocabulary(
                List.of(new Vocabulary.Group(Tongue.ENGLISH, List.of("VPN", "tunnel"))),
                Map.of(Tongue.STANDARD, List.of("acme"))));

        assertThat(search.titles("vpn ")).containsExactly("Remote access");
        assertThat(search.titles("acme vpn ")).containsExactly("Remote access");
    }

    @Test
    void search_stopWordOfOneLanguage_isDemandedInOthers() {
        search.with(
                titled("Notbremse").in("de").said("de", "zieh sie am motor"),
                titled("Stopping").said("en", "bring the motor to a halt"),
                titled("Driving").said("en", "start the motor"),
                titled("Motor of unknown language"));
        search.speaking(new Vocabulary(List.of(), Map.of(Tongue.GERMAN, List.of("Halt"))));

        assertThat(search.titles("halt motor ")).containsExactly("Stopping", "Notbremse");
        assertThat(search.first("halt motor ").moments().getFirst().snippetHtml())
                .isEqualTo("bring the <mark>motor</mark> to a <mark>halt</mark>");
        assertThat(search.titles("halt ")).as("nothing else was typed").containsExactly("Stopping");
        assertThat(search.search("halt motor ").relaxed()).isFalse();
        assertThat(search.search("halt unknown ").relaxed()).isTrue();
    }

    @Test
    void search_stopWordOfOneLanguage_isNotMarkedInIt() {
        search.with(titled("Talk").said("de", "das ist halt so", "x", "x", "x", "x", "der Motor"));
        search.speaking(new Vocabulary(List.of(), Map.of(Tongue.GERMAN, List.of("halt"))));

        assertThat(search.first("halt motor ").moments())
                .extracting(Moment::snippetHtml)
                .containsExactly("der <mark>Motor</mark>");
    }

    @Test
    void search_noItemHoldsAllWords_saysSo() {
        search.with(titled("Pumps").said("en", "oil the pump"), titled("Valves").said("en", "close it"));

        SearchPage page = search.search("pump valves ");

        assertThat(page.relaxed()).isTrue();
        assertThat(page.total()).isEqualTo(2);
        assertThat(search.search("oil pump ").relaxed()).isFalse();
    }

    @Test
    void similar_writingWithoutSpaces_sharesItsWords() {
        TestMedia talk = titled("1").said("zh", "我们今天学习消防安全知识");
        search.with(
                talk,
                titled("2").said("zh", "消防安全知识很重要"),
                titled("3").said("zh", "请打开数据库服务器"),
                titled("4").said("en", "nothing of the kind"));

        assertThat(search.at(TestMedia.NOW)
                        .similar(TestMedia.EMPLOYEE, talk.media().id(), 5)
                        .hits())
                .extracting(hit -> hit.item().title())
                .containsExactly("2");
    }

    @Test
    void similar_countsWhatStandsOnSlides() {
        TestMedia silent = titled("Recording 1").slide(0, "Kubernetes ingress").slide(60, "Kubernetes rollout");
        search.with(
                silent,
                titled("Talk").said("en", "kubernetes has an ingress and a rollout"),
                titled("Cluster").described("kubernetes ingress rollout"),
                titled("Cooking").said("en", "salt the water"));

        assertThat(search.at(TestMedia.NOW)
                        .similar(TestMedia.EMPLOYEE, silent.media().id(), 5)
                        .hits())
                .extracting(hit -> hit.item().title())
                .containsExactlyInAnyOrder("Talk", "Cluster");
    }

    @Test
    void similar_sharesTheTellingWords() {
        TestMedia talk = titled("Welding steel").said("en", "the torch and the seam");
        search.with(
                talk,
                titled("Seams").said("en", "a torch makes the seam of steel"),
                titled("Cooking").said("en", "salt and oil"),
                titled("Baking").said("en", "salt and flour"));

        assertThat(search.at(TestMedia.NOW)
                        .similar(TestMedia.EMPLOYEE, talk.media().id(), 5)
                        .hits())
                .extracting(hit -> hit.item().title())
                .containsExactly("Seams");
    }
}
