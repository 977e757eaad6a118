package io.loggia.portal.upload.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.People.PersonInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DepartmentUseTest {

    private final DepartmentId sales = DepartmentId.random();
    private final DepartmentId north = DepartmentId.random();
    private final DepartmentId south = DepartmentId.random();
    private final Map<PersonId, Long> bytes = new HashMap<>();
    private final List<PersonInfo> owners = new ArrayList<>();

    @Test
    void departmentAbove_countsWhatItsOtherDepartmentsHave() {
        owner(north, 1);
        owner(north, 2);
        owner(south, 4);
        owner(sales, 8);
        owner(DepartmentId.random(), 16);
        owner(null, 32);

        assertThat(DepartmentUse.of(Set.of(north), bytes, owners)).isEqualTo(3);
        assertThat(DepartmentUse.of(Set.of(sales, north, south), bytes, owners)).isEqualTo(15);
    }

    @Test
    void departmentOfNobody_hasNothing() {
        assertThat(DepartmentUse.of(Set.of(north), bytes, owners)).isZero();
    }

    private void owner(@Nullable DepartmentId department, long uploaded) {
        PersonInfo owner = new PersonInfo(PersonId.random(), "Owner", department, /* enabled= */ true);
        owners.add(owner);
        bytes.put(owner.id(), uploaded);
    }
}
