package io.loggia.portal.analytics.control;

import io.loggia.domain.PersonId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows and different people by group, of rows that come group by group: of one group at a time it knows who they are. */
final class PeopleCounts {

    private final List<List<@Nullable Object>> groups = new ArrayList<>();
    private final Set<PersonId> everyone = new HashSet<>();
    private final Set<PersonId> people = new HashSet<>();
    private @Nullable Object group;
    private long rows;
    private long all;

    void count(Object of, PersonId person) {
        if (!of.equals(group)) {
            end();
            group = of;
        }
        rows++;
        all++;
        people.add(person);
        everyone.add(person);
    }

    private void end() {
        if (group != null) {
            groups.add(Arrays.asList(group, rows, (long) people.size()));
        }
        rows = 0;
        people.clear();
    }

    /** After the last row: each group's name, rows and people, in their order. */
    List<List<@Nullable Object>> groups() {
        end();
        group = null;
        return groups;
    }

    /** Rows and people of all groups. */
    List<@Nullable Object> total() {
        return Arrays.asList(all, (long) everyone.size());
    }
}
