package io.loggia.portal.sso.control;

import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;

/** Whom identity providers hold a person for. */
@ApplicationScoped
public class SsoData implements PersonalData {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Override
    public Map<String, List<Map<String, Object>>> of(PersonId person) {
        return Map.of(
                "identities",
                PersonalRows.of(
                        entities,
                        "select i.issuer as issuer, i.subject as subject, i.createdAt as createdAt,"
                                + " i.lastSignInAt as lastSignInAt"
                                + " from PersonIdentity i where i.personId = :person order by i.createdAt",
                        person.value()));
    }
}
