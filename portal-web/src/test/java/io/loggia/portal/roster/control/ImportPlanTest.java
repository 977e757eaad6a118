package io.loggia.portal.roster.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.domain.RosterSource;
import io.loggia.portal.roster.control.ImportPlan.Bearer;
import io.loggia.portal.roster.control.ImportPlan.Change;
import io.loggia.portal.roster.control.ImportPlan.Kind;
import io.loggia.portal.roster.control.ImportPlan.Listed;
import io.loggia.portal.roster.control.ImportPlan.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportPlanTest {

    private static final DepartmentId SALES = DepartmentId.random();

    private static Listed listed(String username, @Nullable String externalId, boolean enabled) {
        return new Listed(
                PersonId.random(),
                externalId,
                username,
                username + " Name",
                username + "@x.example",
                SALES,
                null,
                Set.of(Role.VIEWER),
                Set.of(),
                enabled);
    }

    private static ImportPlan.Roster roster(Listed... people) {
        Map<String, Bearer> bearers = new HashMap<>();
        bearers.put("admin", new Bearer(PersonId.random(), RosterSource.LOCAL));
        for (Listed person : people) {
            bearers.put(person.username(), new Bearer(person.id(), RosterSource.CSV));
        }
        return new ImportPlan.Roster(
                List.of(people),
                bearers,
                path -> path.equals("Sales") ? Optional.of(SALES) : Optional.empty(),
                people.length == 0 ? null : people[0].id());
    }

    private static Outcome plan(ImportPlan.Roster before, boolean disableMissing, String text) {
        ImportFile.Content content = ImportFile.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(content.problems()).isEmpty();
        return ImportPlan.of(content.rows(), before, disableMissing, true);
    }

    private static List<String> told(Outcome outcome) {
        return outcome.changes().stream()
                .map(change -> change.kind() + " " + change.username() + " "
                        + change.what().words())
                .toList();
    }

    @Test
    void list_againstAnEarlierOne_changesWhatDiffersAndNothingElse() {
        Outcome outcome =
                plan(roster(listed("ann", "1", true), listed("ben", "2", true), listed("cleo", "3", true)), false, """
                id,username,name,email,department,roles,active
                1,ann,ann Name,ann@x.example,Sales,,
                2,benjamin,ben Name,ben@x.example,Engineering,author,
                3,cleo,cleo Name,cleo@x.example,Sales,,no
                4,dan,Dan,dan@x.example,Sales,,
                """);
        assertThat(told(outcome))
                .containsExactly(
                        "CHANGED benjamin username, department, roles", "DISABLED cleo active", "CREATED dan new");
        assertThat(outcome.unchanged()).isEqualTo(1);
        assertThat(outcome.problems()).isEmpty();
    }

    @Test
    void accountsKeptElsewhere_areNeverTakenOver() {
        Outcome outcome = plan(roster(listed("ann", "1", true)), false, "username,name\nadmin,Evil\n");
        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.problems().getFirst().words()).contains("never takes one over");
    }

    @Test
    void userNameOfSomebodyElse_isNoReasonToTakeThemForThatPerson() {
        Outcome outcome = plan(roster(listed("ann", "1", true)), false, "id,username,name\n2,ann,Another Ann\n");
        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.problems().getFirst().words()).contains("belongs to the person with the id \"1\"");
    }

    @Test
    void personWithoutAnId_isFoundByUserNameAndGetsTheId() {
        Outcome outcome = plan(roster(listed("ann", null, true)), false, "id,username,name\n1,ann,ann Name\n");
        assertThat(told(outcome)).containsExactly("CHANGED ann id");
    }

    @Test
    void rowsThatContradictEachOther_areProblems() {
        Outcome outcome = plan(
                roster(),
                false,
                "id,username,name,manager\n1,ann,Ann,\n1,ben,Ben,\n2,ann,Ann,\n3,cleo,Cleo,ghost\n4,dan,Dan,ann\n");
        assertThat(told(outcome)).containsExactly("CREATED ann new", "CREATED dan new");
        assertThat(outcome.problems()).extracting(ImportProblem::line).containsExactly(3, 4, 5);
    }

    @Test
    void missingPeople_areDisabledOnlyWhereThatIsWantedAndTheListIsSound() {
        ImportPlan.Roster before =
                roster(listed("ann", "1", true), listed("ben", "2", true), listed("old", "3", false));
        assertThat(told(plan(before, true, "id,username,name\n1,ann,ann Name\n")))
                .containsExactly("DISABLED ben not in the list");
        assertThat(plan(before, false, "id,username,name\n1,ann,ann Name\n").changes())
                .isEmpty();
        assertThat(plan(before, true, "id,username,name\n1,ann,ann Name\n9,admin,Evil\n")
                        .changes())
                .extracting(Change::kind)
                .doesNotContain(Kind.DISABLED);
    }

    @Test
    void whoeverImports_neverTakesTheirOwnAccessAway() {
        Listed caller = listed("ann", "1", true);
        Outcome disabled = plan(roster(caller), false, "id,username,name,active\n1,ann,ann Name,no\n");
        assertThat(disabled.changes()).isEmpty();
        assertThat(disabled.problems().getFirst().words()).contains("your own access");
        assertThat(plan(roster(caller), true, "id,username,name\n2,ben,Ben\n").changes())
                .extracting(Change::kind)
                .containsExactly(Kind.CREATED);
    }
}
