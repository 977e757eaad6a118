package io.loggia.portal.sso.control;

import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whom identity providers hold a person for. */
@ApplicationScoped
public class SsoData implements PersonalData {

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("identities", "person_identity", "person_id", "subject")
                        .told("select i.issuer as issuer, i.subject as subject, i.createdAt as createdAt,"
                                + " i.lastSignInAt as lastSignInAt"
                                + " from PersonIdentity i where i.personId = :person order by i.createdAt")
                        .removed("person_id = :person"),
                PersonalTable.of("grants", "provider_grant", "subject")
                        .untold("the provider's secrets of a session; whom it is about, `identities` tells")
                        .goesAlong("signIns"),
                PersonalTable.of("signInTrials", "dry_run", "admin_id", "result")
                        .told("select r.startedAt as at, r.state as state, r.result as result from DryRun r"
                                + " where r.adminId = :person order by r.startedAt")
                        .removed("admin_id = :person"),
                PersonalTable.of("settings", "identity_provider", "proved_by")
                        .untold("the audit log tells it, as `done`")
                        .replaced("proved_by = null", "proved_by = :person"));
    }
}
