package io.loggia.portal.sso.control;

import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.Origin;
import io.loggia.portal.identity.control.PersonField;
import io.loggia.portal.identity.control.SourceFields;
import io.loggia.portal.sso.control.ProviderPeople.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules of providers in force keep of people: of those who came through one, and of those whom its roster knows
 * and who may come. Roles where the rules decide all of them, the department where the provider named it last.
 */
@ApplicationScoped
public class ProviderFields implements SourceFields {

    @Inject
    private Providers providers;

    @Inject
    private ProviderPeople providerPeople;

    @Override
    public Map<PersonId, Keeper> keepers(Map<PersonId, Origin> people) {
        List<Provider> inForce = providers.inForce();
        if (inForce.isEmpty() || people.isEmpty()) {
            return Map.of();
        }
        Map<PersonId, List<Known>> known = providerPeople.known(people.keySet());
        Map<PersonId, Keeper> keepers = new HashMap<>();
        people.forEach((person, origin) -> keeper(inForce, origin, known.getOrDefault(person, List.of()))
                .ifPresent(keeper -> keepers.put(person, keeper)));
        return keepers;
    }

    private static Optional<Keeper> keeper(List<Provider> inForce, Origin origin, List<Known> known) {
        for (Provider provider : inForce) {
            ProviderSettings settings = provider.active();
            if (settings == null) {
                continue;
            }
            Optional<Known> through = known.stream()
                    .filter(one -> one.issuer().equals(settings.issuer()))
                    .findFirst();
            if (through.isPresent() || provider.id().equals(origin.sourceId())) {
                return Optional.of(new Keeper(
                        settings.name(),
                        kept(settings, through.filter(Known::givesDepartment).isPresent())));
            }
        }
        return Optional.empty();
    }

    /** @param givesDepartment whether the provider named the department of that person */
    static Set<PersonField> kept(ProviderSettings settings, boolean givesDepartment) {
        Set<PersonField> fields = EnumSet.noneOf(PersonField.class);
        if (settings.rolesManaged()) {
            fields.add(PersonField.ROLES);
        }
        if (givesDepartment && settings.namesDepartments()) {
            fields.add(PersonField.DEPARTMENT);
        }
        return fields;
    }
}
