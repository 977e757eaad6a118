package io.loggia.portal.identity.control;

import io.loggia.domain.PersonId;
import io.loggia.domain.RosterSource;
import io.loggia.portal.identity.control.PeopleList.Listed;
import io.loggia.portal.identity.control.SourceFields.Keeper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields of a person belong to an outside source, that would overwrite whatever an admin writes there. */
@ApplicationScoped
public class ManagedFields {

    @Inject
    private Instance<SourceFields> sources;

    /**
     * What is kept elsewhere of a person.
     *
     * @param keeper name of the source that keeps it; null when it has none
     */
    public record Managed(Set<PersonField> fields, @Nullable String keeper) {

        public boolean has(PersonField field) {
            return fields.contains(field);
        }
    }

    public Managed of(Listed person) {
        return Objects.requireNonNull(of(List.of(person)).get(person.person().id()));
    }

    /** The same for many at once; every one of them is in the answer. */
    public Map<PersonId, Managed> of(Collection<Listed> people) {
        Map<PersonId, Origin> origins = new LinkedHashMap<>();
        people.forEach(person -> origins.put(person.person().id(), person.origin()));
        List<Map<PersonId, Keeper>> known =
                sources.stream().map(source -> source.keepers(origins)).toList();
        Map<PersonId, Managed> managed = new HashMap<>();
        origins.forEach((id, origin) -> managed.put(
                id,
                together(
                        origin,
                        known.stream()
                                .map(keepers -> keepers.get(id))
                                .filter(Objects::nonNull)
                                .toList())));
        return managed;
    }

    private static Managed together(Origin origin, List<Keeper> keepers) {
        Set<PersonField> fields = EnumSet.noneOf(PersonField.class);
        fields.addAll(alwaysKept(origin.source()));
        keepers.forEach(keeper -> fields.addAll(keeper.fields()));
        String name = keepers.stream().map(Keeper::name).findFirst().orElse(null);
        return new Managed(fields, name);
    }

    /** An imported list is read once, so whom it named may be changed by hand afterwards. */
    static Set<PersonField> alwaysKept(RosterSource source) {
        return switch (source) {
            case LOCAL, CSV -> Set.of();
            case PROVIDER -> Set.of(PersonField.NAME, PersonField.EMAIL);
            case SCIM, KEYCLOAK ->
                Set.of(PersonField.NAME, PersonField.EMAIL, PersonField.DEPARTMENT, PersonField.ENABLED);
        };
    }
}
