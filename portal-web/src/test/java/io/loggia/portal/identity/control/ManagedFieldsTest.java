package io.loggia.portal.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.RosterSource;
import org.junit.jupiter.api.Test;

class ManagedFieldsTest {

    @Test
    void roles_areNobodyElsesByThemselves() {
        for (RosterSource source : RosterSource.values()) {
            assertThat(ManagedFields.alwaysKept(source)).as(source.name()).doesNotContain(PersonField.ROLES);
        }
    }

    @Test
    void localAndImportedPeople_belongToAdmins() {
        assertThat(ManagedFields.alwaysKept(RosterSource.LOCAL)).isEmpty();
        assertThat(ManagedFields.alwaysKept(RosterSource.CSV)).isEmpty();
    }

    @Test
    void rosters_keepWhetherSomebodyMaySignIn() {
        assertThat(ManagedFields.alwaysKept(RosterSource.SCIM)).contains(PersonField.ENABLED, PersonField.DEPARTMENT);
        assertThat(ManagedFields.alwaysKept(RosterSource.KEYCLOAK)).contains(PersonField.ENABLED);
        assertThat(ManagedFields.alwaysKept(RosterSource.PROVIDER)).doesNotContain(PersonField.ENABLED);
    }
}
