package io.loggia.portal.upload.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.People.PersonInfo;
import io.loggia.portal.storage.control.Room.Used;
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
        PersonId author = owner(north, 1);
        owner(north, 2);
        owner(south, 4);
        owner(sales, 8);
        owner(DepartmentId.random(), 16);
        owner(null, 32);

        Used used = DepartmentUse.used(author, List.of(Set.of(north), Set.of(sales, north, south)), bytes, owners);

        assertThat(used).isEqualTo(new Used(1, List.of(3L, 15L)));
    }

    @Test
    void authorOfNothing_hasNothing() {
        assertThat(DepartmentUse.used(PersonId.random(), List.of(Set.of(north)), bytes, owners))
                .isEqualTo(new Used(0, List.of(0L)));
    }

    private PersonId owner(@Nullable DepartmentId department, long uploaded) {
        PersonInfo owner = new PersonInfo(PersonId.random(), "Owner", department, /* enabled= */ true);
        owners.add(owner);
        bytes.put(owner.id(), uploaded);
        return owner.id();
    }
}
