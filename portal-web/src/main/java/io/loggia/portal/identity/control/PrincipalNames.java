package io.loggia.portal.identity.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.GroupId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names by which people know whom an audience holds. */
@ApplicationScoped
public class PrincipalNames {

    @Inject
    private Departments departments;

    @Inject
    private People people;

    @Inject
    private Groups groups;

    /** In the order of tokens; what has no name, or is gone, is its token. */
    public Map<Principal, String> of(Collection<Principal> principals) {
        Map<DepartmentId, String> departmentNames = departments.namesEver();
        Set<PersonId> persons = new HashSet<>();
        principals.stream()
                .map(Principal::token)
                .filter(token -> token.startsWith("u:"))
                .forEach(token -> persons.add(PersonId.parse(token.substring(2))));
        Map<PersonId, String> personNames = people.names(persons);
        Map<Principal, String> names = new TreeMap<>();
        for (Principal principal : principals) {
            names.put(principal, name(principal.token(), departmentNames, personNames));
        }
        return names;
    }

    private String name(String token, Map<DepartmentId, String> departmentNames, Map<PersonId, String> personNames) {
        if (token.length() < 2) {
            return token;
        }
        String id = token.substring(2);
        return switch (token.charAt(0)) {
            case 'd' -> departmentNames.getOrDefault(DepartmentId.parse(id), token);
            case 'u' -> personNames.getOrDefault(PersonId.parse(id), token);
            default ->
                groups.find(GroupId.parse(id)).map(Groups.GroupRecord::name).orElse(token);
        };
    }
}
