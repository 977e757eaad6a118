package io.loggia.portal.roster.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.GroupId;
import io.loggia.domain.PersonId;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.roster.control.KeycloakChange.GroupRenamed;
import io.loggia.portal.roster.control.KeycloakChange.PersonDisabled;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeycloakOutcomeTest {

    @Test
    void run_keptAndReadAgain_canBeToldInAnyLanguage() {
        KeycloakOutcome kept = KeycloakOutcome.of(
                        7,
                        List.of(
                                new GroupRenamed(GroupId.random(), "k", "Choir", "Singers"),
                                new PersonDisabled(PersonId.random(), "Ann", Told.of(RosterWord.GONE_THERE))))
                .failed(KeycloakSyncException.brake(RosterWord.BRAKE, "leaving", "1", "people", "7", "percent", "10"));

        KeycloakOutcome read = KeycloakOutcome.parse(kept.toJson());

        assertThat(read).isEqualTo(kept);
        assertThat(read.problem()).extracting(Told::code).isEqualTo("brake");
        assertThat(read.changes().getFirst().told()).extracting(Told::code).containsExactly("was");
    }

    @Test
    void run_keptBeforeThereWereCodes_isToldInItsWords() {
        KeycloakOutcome read = KeycloakOutcome.parse("""
                {"problem":"Keycloak answered with status 500.","forcible":false,"people":0,"created":0,"changed":0,
                 "disabled":0,"departmentsAndGroups":0,
                 "changes":[{"what":"person.changed","subject":"Ann","detail":"department"}]}
                """);

        assertThat(read.problem()).isEqualTo(new Told("", Map.of(), "Keycloak answered with status 500.", null));
        assertThat(read.changes())
                .containsExactly(new KeycloakOutcome.Line("person.changed", "Ann", "department", List.of()));
    }
}
