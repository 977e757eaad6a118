package io.loggia.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.domain.Audience;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompletionReportTest {

    private static final DepartmentId SALES = DepartmentId.random();
    private static final DepartmentId NORTH = DepartmentId.random();
    private static final DepartmentId ENGINEERING = DepartmentId.random();
    private static final Map<DepartmentId, String> NAMES =
            Map.of(SALES, "Sales", NORTH, "Sales North", ENGINEERING, "Engineering");
    private static final Set<DepartmentId> SALES_TREE = Set.of(SALES, NORTH);

    private static final ReportItem SAFETY = item("Safety", Principal.everyone());
    private static final ReportItem PITCH = item("Pitch", Principal.of(SALES));
    private static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T10:00:00Z");

    private final ReportPerson anna = person("Anna", NORTH, true, Principal.of(NORTH), Principal.of(SALES));
    private final List<ReportPerson> people = new ArrayList<>(List.of(anna));
    private final List<ReportItem> items = new ArrayList<>(List.of(SAFETY));
    private final List<ViewingDay> facts = new ArrayList<>();

    private static ReportItem item(String title, Principal... audience) {
        return new ReportItem(MediaId.random(), title, Audience.of(audience));
    }

    private static ReportPerson person(
            String name, DepartmentId department, boolean onRoster, Principal... principals) {
        List<Principal> all = new ArrayList<>(List.of(principals));
        all.add(Principal.everyone());
        return new ReportPerson(PersonId.random(), name, department, Set.copyOf(all), onRoster);
    }

    private void watched(
            ReportPerson person, ReportItem item, DepartmentId then, Instant at, double share, boolean completes) {
        facts.add(new ViewingDay(person.id(), item.id(), then, at, share, completes ? at : null));
    }

    private List<CompletionRow> rows(ReportPeriod period) {
        List<CompletionRow> rows = new ArrayList<>();
        new CompletionReport(period, ZoneOffset.UTC, SALES_TREE, NAMES, people, items, some -> facts)
                .forEach(rows::add);
        return rows;
    }

    @Test
    void period_isOfTheDaysOfThePlace_alsoWhenClocksArePutBack() {
        LocalDate change = LocalDate.parse("2026-10-25");
        ReportPeriod day = new ReportPeriod(change, change);
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        ViewingDay first = new ViewingDay(
                PersonId.random(),
                MediaId.random(),
                DepartmentId.random(),
                Instant.parse("2026-10-24T22:00:00Z"),
                1,
                null);
        ViewingDay last = new ViewingDay(
                first.person(), first.media(), first.department(), Instant.parse("2026-10-25T22:59:59Z"), 1, null);

        assertThat(day.contains(first.day(berlin))).isTrue();
        assertThat(day.contains(last.day(berlin))).isTrue();
        assertThat(day.contains(first.day(ZoneOffset.UTC))).isFalse();
    }

    private CompletionRow onlyRow(ReportPeriod period) {
        assertThat(rows(period)).hasSize(1);
        return rows(period).getFirst();
    }

    @Test
    void row_personWhoNeverOpenedIt_isThereAsNotStarted() {
        CompletionRow row = onlyRow(ReportPeriod.EVER);

        assertThat(row.state()).isEqualTo(CompletionState.NOT_STARTED);
        assertThat(row.personName()).isEqualTo("Anna");
        assertThat(row.departmentName()).isEqualTo("Sales North");
        assertThat(row.coveredShare()).isZero();
        assertThat(row.completedAt()).isNull();
    }

    @Test
    void row_completedThenRewatched_keepsTheCompletion() {
        watched(anna, SAFETY, NORTH, TUESDAY, 1.0, false);
        watched(anna, SAFETY, NORTH, MONDAY, 0.8, true);

        CompletionRow row = onlyRow(ReportPeriod.EVER);

        assertThat(row.state()).isEqualTo(CompletionState.COMPLETED);
        assertThat(row.completedAt()).isEqualTo(MONDAY);
        assertThat(row.coveredShare()).isEqualTo(0.8);
    }

    @Test
    void row_itemForAnotherDepartment_isNotExpected() {
        items.add(PITCH);
        people.add(person("Ed", ENGINEERING, true));

        assertThat(rows(ReportPeriod.EVER))
                .extracting(row -> row.personName() + " " + row.title())
                .containsExactly("Anna Pitch", "Anna Safety", "Ed Safety");
    }

    @Test
    void row_withdrawnItem_isNamedOnlyWhereItWasWatched() {
        ReportItem withdrawn = item("Old");
        items.add(withdrawn);
        people.add(person("Ben", NORTH, true));
        watched(anna, withdrawn, NORTH, MONDAY, 0.4, false);

        assertThat(rows(ReportPeriod.EVER))
                .extracting(row -> row.personName() + " " + row.title())
                .containsExactly("Anna Old", "Anna Safety", "Ben Safety");
    }

    @Test
    void row_movedPersonsFact_carriesTheDepartmentThen() {
        watched(anna, SAFETY, ENGINEERING, MONDAY, 0.9, true);

        assertThat(onlyRow(ReportPeriod.EVER).departmentName()).isEqualTo("Engineering");
    }

    @Test
    void row_personWhoLeft_hasOnlyWhatTheyWatchedHere() {
        ReportPerson left = person("Zoe", ENGINEERING, false, Principal.of(ENGINEERING));
        people.add(left);
        ReportItem other = item("Other", Principal.everyone());
        items.add(other);
        watched(left, SAFETY, NORTH, MONDAY, 0.5, false);
        watched(left, SAFETY, ENGINEERING, TUESDAY, 0.9, true);
        watched(left, other, ENGINEERING, TUESDAY, 0.9, true);

        assertThat(rows(ReportPeriod.EVER))
                .filteredOn(row -> row.personName().equals("Zoe"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.title()).isEqualTo("Safety");
                    assertThat(row.state()).isEqualTo(CompletionState.IN_PROGRESS);
                    assertThat(row.departmentName()).isEqualTo("Sales North");
                });
    }

    @Test
    void period_bothDaysIncluded_hidesFactsOutside() {
        watched(anna, SAFETY, NORTH, MONDAY, 0.3, false);
        watched(anna, SAFETY, NORTH, TUESDAY, 0.9, true);
        LocalDate monday = LocalDate.parse("2026-11-16");

        assertThat(onlyRow(new ReportPeriod(monday, monday)).state()).isEqualTo(CompletionState.IN_PROGRESS);
        assertThat(onlyRow(new ReportPeriod(null, monday)).coveredShare()).isEqualTo(0.3);
        assertThat(onlyRow(new ReportPeriod(monday, monday.plusDays(1))).state())
                .isEqualTo(CompletionState.COMPLETED);
        assertThat(onlyRow(new ReportPeriod(monday.plusDays(2), null)).state())
                .isEqualTo(CompletionState.COMPLETED_BEFORE);
    }

    /** Who did it in January is not one who never did, and ten seconds of it again in February take nothing away. */
    @Test
    void period_afterTheCompletion_saysThatItWasBefore() {
        watched(anna, SAFETY, NORTH, MONDAY, 0.9, true);
        LocalDate next = LocalDate.parse("2026-11-17");

        CompletionRow untouched = onlyRow(new ReportPeriod(next, null));
        watched(anna, SAFETY, NORTH, TUESDAY, 0.91, false);
        CompletionRow replayed = onlyRow(new ReportPeriod(next, null));
        CompletionTotals totals = new CompletionReport(
                        new ReportPeriod(next, null), ZoneOffset.UTC, SALES_TREE, NAMES, people, items, some -> facts)
                .forEach(row -> {});

        assertThat(untouched.state()).isEqualTo(CompletionState.COMPLETED_BEFORE);
        assertThat(untouched.completedAt()).isEqualTo(MONDAY);
        assertThat(untouched.coveredShare()).isEqualTo(0.9);
        assertThat(replayed.state()).isEqualTo(CompletionState.COMPLETED_BEFORE);
        assertThat(replayed.completedAt()).isEqualTo(MONDAY);
        assertThat(totals.completedBefore()).isEqualTo(1);
        assertThat(totals.inProgress()).isZero();
        assertThat(totals.assigned()).isEqualTo(1);
    }

    /** What nobody expects of her any more, and what she did elsewhere before, is not of this period. */
    @Test
    void period_completionBefore_ofWhatIsNotExpected_makesNoRow() {
        ReportItem elsewhere = item("Elsewhere", Principal.of(DepartmentId.random()));
        items.add(elsewhere);
        watched(anna, elsewhere, NORTH, MONDAY, 1, true);

        assertThat(rows(new ReportPeriod(LocalDate.parse("2026-11-17"), null)))
                .extracting(CompletionRow::title)
                .doesNotContain(elsewhere.title());
    }

    @Test
    void period_endingBeforeItBegins_isRefused() {
        @Nullable LocalDate day = LocalDate.parse("2026-11-16");
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> new ReportPeriod(day, day.minusDays(1)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    @Test
    void totals_countTheRowsByDepartmentThen() {
        people.add(person("Ben", SALES, true, Principal.of(SALES)));
        watched(anna, SAFETY, NORTH, MONDAY, 0.8, true);

        CompletionTotals totals = new CompletionReport(
                        ReportPeriod.EVER, ZoneOffset.UTC, SALES_TREE, NAMES, people, items, some -> facts)
                .forEach(row -> {});

        assertThat(totals.assigned()).isEqualTo(2);
        assertThat(totals.groups())
                .containsExactly(
                        new CompletionTotals.GroupTotals(SALES, "Sales", 0, 0, 0, 1, 0),
                        new CompletionTotals.GroupTotals(NORTH, "Sales North", 1, 0, 0, 0, 0));
    }

    @Test
    void row_completionVoided_saysSoWithWhoAndWhy() {
        Voiding voiding = new Voiding(TUESDAY, "Lena", "signed in for somebody else");
        voided(anna, SAFETY, MONDAY, 0.96, voiding);

        CompletionRow row = onlyRow(ReportPeriod.EVER);

        assertThat(row.state()).isEqualTo(CompletionState.VOIDED);
        assertThat(row.completedAt()).isNull();
        assertThat(row.coveredShare()).isEqualTo(0.96);
        assertThat(row.voided()).isEqualTo(voiding);
    }

    @Test
    void row_voidedThenWatchedAnew_isWhatWasWatchedAnew() {
        Voiding voiding = new Voiding(MONDAY, "Lena", "signed in for somebody else");
        voided(anna, SAFETY, MONDAY, 0.96, voiding);
        watched(anna, SAFETY, NORTH, TUESDAY, 0.2, false);
        assertThat(onlyRow(ReportPeriod.EVER).state()).isEqualTo(CompletionState.IN_PROGRESS);
        assertThat(onlyRow(ReportPeriod.EVER).voided()).isEqualTo(voiding);

        watched(anna, SAFETY, NORTH, TUESDAY.plusSeconds(3600), 0.95, true);

        assertThat(onlyRow(ReportPeriod.EVER).state()).isEqualTo(CompletionState.COMPLETED);
        assertThat(onlyRow(ReportPeriod.EVER).completedAt()).isEqualTo(TUESDAY.plusSeconds(3600));
    }

    @Test
    void row_completedBeforeTheContentChanged_isOutdatedUntilWatchedAnew() {
        outdated(anna, SAFETY);
        assertThat(onlyRow(ReportPeriod.EVER).state()).isEqualTo(CompletionState.OUTDATED);
        assertThat(onlyRow(ReportPeriod.EVER).completedAt()).isNull();

        watched(anna, SAFETY, NORTH, TUESDAY, 0.1, false);

        assertThat(onlyRow(ReportPeriod.EVER).state()).isEqualTo(CompletionState.IN_PROGRESS);
        assertThat(onlyRow(ReportPeriod.EVER).coveredShare()).isEqualTo(0.1);
    }

    @Test
    void totals_whatLapsed_isCountedApartAndAmongAll() {
        voided(anna, SAFETY, MONDAY, 0.96, new Voiding(TUESDAY, "Lena", "why"));

        CompletionTotals totals = new CompletionReport(
                        ReportPeriod.EVER, ZoneOffset.UTC, SALES_TREE, NAMES, people, items, some -> facts)
                .forEach(row -> {});

        assertThat(totals.lapsed()).isEqualTo(1);
        assertThat(totals.completed()).isZero();
        assertThat(totals.assigned()).isEqualTo(1);
    }

    private void voided(ReportPerson person, ReportItem item, Instant at, double share, Voiding voiding) {
        facts.add(new ViewingDay(person.id(), item.id(), NORTH, at, share, null, voiding, false));
    }

    private void outdated(ReportPerson person, ReportItem item) {
        facts.add(new ViewingDay(person.id(), item.id(), NORTH, MONDAY, 0.96, MONDAY, null, true));
    }

    private List<String> rows(CompletionGroup by, Predicate<CompletionRow> wanted) {
        List<String> rows = new ArrayList<>();
        new CompletionReport(ReportPeriod.EVER, ZoneOffset.UTC, SALES_TREE, NAMES, people, items, some -> facts)
                .forEach(
                        by, wanted, row -> rows.add(row.departmentName() + " " + row.personName() + " " + row.title()));
        return rows;
    }

    @Test
    void rows_byDepartment_areWhereThePersonWasThen() {
        ReportPerson ben = person("Ben", SALES, true, Principal.of(SALES));
        people.add(ben);
        items.add(PITCH);
        watched(anna, PITCH, SALES, MONDAY, 0.5, false);

        assertThat(rows(CompletionGroup.DEPARTMENT, row -> true))
                .containsExactly("Sales Anna Pitch", "Sales Ben Pitch", "Sales Ben Safety", "Sales North Anna Safety");
    }

    @Test
    void rows_byItemAndChannel_areInOrderOfTheirNames_thoseWithoutLast() {
        ReportItem talk = new ReportItem(
                MediaId.random(), "Zen", PITCH.audience(), "Alpha", Audience.nobody(), Audience.nobody());
        items.add(talk);
        people.add(person("Ben", NORTH, true, Principal.of(SALES)));

        assertThat(rows(CompletionGroup.ITEM, row -> true))
                .containsExactly(
                        "Sales North Anna Safety",
                        "Sales North Ben Safety",
                        "Sales North Anna Zen",
                        "Sales North Ben Zen");
        assertThat(rows(CompletionGroup.CHANNEL, row -> true))
                .containsExactly(
                        "Sales North Anna Zen",
                        "Sales North Ben Zen",
                        "Sales North Anna Safety",
                        "Sales North Ben Safety");
    }

    @Test
    void rows_byState_askForEverybodysFactsOnce_andThenForThoseAloneWhoHaveSome() {
        items.add(PITCH);
        ReportPerson ben = person("Ben", NORTH, true, Principal.of(SALES));
        ReportPerson cleo = person("Cleo", NORTH, true, Principal.of(SALES));
        ReportPerson dora = person("Dora", NORTH, true);
        people.addAll(List.of(ben, cleo, dora));
        watched(anna, PITCH, NORTH, MONDAY, 1, true);
        watched(ben, SAFETY, NORTH, MONDAY, 0.4, false);
        voided(cleo, SAFETY, MONDAY, 1, new Voiding(TUESDAY, "Lena", "why"));
        outdated(dora, SAFETY);
        List<PersonId> asked = new ArrayList<>();
        ViewingFacts noted = some -> {
            asked.addAll(some);
            return facts;
        };
        List<String> rows = new ArrayList<>();

        new CompletionReport(ReportPeriod.EVER, ZoneOffset.UTC, SALES_TREE, NAMES, people, items, noted)
                .forEach(
                        CompletionGroup.STATE,
                        row -> true,
                        row -> rows.add(row.state() + " " + row.personName() + " " + row.title()));

        assertThat(rows)
                .containsExactly(
                        "COMPLETED Anna Pitch",
                        "IN_PROGRESS Ben Safety",
                        "NOT_STARTED Anna Safety",
                        "NOT_STARTED Ben Pitch",
                        "NOT_STARTED Cleo Pitch",
                        "VOIDED Cleo Safety",
                        "OUTDATED Dora Safety");
        assertThat(asked).containsExactly(anna.id(), ben.id(), cleo.id(), dora.id(), ben.id(), cleo.id(), dora.id());
    }

    @Test
    void rows_byState_whoseFactsChangeMeanwhile_comeOnceAndInTheStateTheyHad() {
        ReportPerson ben = person("Ben", NORTH, true);
        ReportPerson cleo = person("Cleo", NORTH, true);
        people.addAll(List.of(ben, cleo));
        items.add(PITCH);
        watched(ben, SAFETY, NORTH, MONDAY, 0.4, false);
        outdated(cleo, SAFETY);
        List<ViewingDay> atFirst = List.copyOf(facts);
        watched(ben, SAFETY, NORTH, TUESDAY, 1, true);
        watched(ben, PITCH, NORTH, TUESDAY, 0.1, false);
        watched(cleo, SAFETY, NORTH, TUESDAY, 0.2, false);
        watched(anna, SAFETY, NORTH, TUESDAY, 1, true);
        AtomicInteger passes = new AtomicInteger();
        List<CompletionRow> rows = new ArrayList<>();

        CompletionTotals totals = new CompletionReport(
                        ReportPeriod.EVER,
                        ZoneOffset.UTC,
                        SALES_TREE,
                        NAMES,
                        people,
                        items,
                        some -> passes.getAndIncrement() == 0 ? atFirst : facts)
                .forEach(CompletionGroup.STATE, row -> true, rows::add);

        assertThat(passes).hasValueGreaterThan(1);
        assertThat(rows)
                .extracting(row -> row.state() + " " + row.personName() + " " + row.title())
                .containsExactly(
                        "IN_PROGRESS Ben Safety",
                        "NOT_STARTED Anna Pitch",
                        "NOT_STARTED Anna Safety",
                        "OUTDATED Cleo Safety");
        assertThat(rows).extracting(CompletionRow::completedAt).containsOnlyNulls();
        assertThat(totals.assigned()).isEqualTo(4);
    }

    @Test
    void rows_keptToAState_areCountedAlone() {
        items.add(PITCH);
        watched(anna, PITCH, NORTH, MONDAY, 1, true);
        CompletionTotals totals = new CompletionReport(
                        ReportPeriod.EVER, ZoneOffset.UTC, SALES_TREE, NAMES, people, items, some -> facts)
                .forEach(CompletionGroup.STATE, row -> row.state() == CompletionState.NOT_STARTED, row -> {});

        assertThat(totals.groups())
                .containsExactly(
                        new CompletionTotals.GroupTotals(CompletionState.NOT_STARTED, "NOT_STARTED", 0, 0, 0, 1, 0));
        assertThat(rows(CompletionGroup.STATE, row -> row.state() == CompletionState.NOT_STARTED))
                .containsExactly("Sales North Anna Safety");
    }

    @Test
    void duty_ofWhatIsAssigned_isTheStricterOne_andOfWhoLeftNone() {
        Audience sales = Audience.of(Principal.of(SALES));
        Audience north = Audience.of(Principal.of(NORTH));
        items.clear();
        items.add(new ReportItem(MediaId.random(), "A", PITCH.audience(), "", north, sales));
        items.add(new ReportItem(MediaId.random(), "B", PITCH.audience(), "", Audience.nobody(), sales));
        items.add(new ReportItem(MediaId.random(), "C", PITCH.audience()));
        ReportPerson gone = person("Gone", NORTH, false, Principal.of(NORTH));
        people.add(gone);
        watched(gone, items.getFirst(), NORTH, MONDAY, 1, true);

        assertThat(rows(ReportPeriod.EVER))
                .extracting(row -> row.personName() + " " + row.title() + " " + row.duty())
                .containsExactly("Anna A MANDATORY", "Anna B RECOMMENDED", "Anna C FREE", "Gone A FREE");
    }
}
