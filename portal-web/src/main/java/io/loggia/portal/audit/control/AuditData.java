package io.loggia.portal.audit.control;

import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What a person has done that is written down, and what was done about them, without who did it. That something was done,
 * and when, stays when they are erased; who they were does not.
 */
@ApplicationScoped
public class AuditData implements PersonalData {

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("done", "audit_entry", "actor_id", "actor", "address")
                        .told("select a.at as at, a.action as action, a.subjectKind as kind, a.subject as subject,"
                                + " a.address as address"
                                + " from AuditEntry a where a.actorId = :person order by a.at")
                        .replaced("actor_id = :standIn, actor = :alias, address = null", "actor_id = :person"),
                PersonalTable.of("doneAboutPerson", "audit_entry", "subject_id", "subject")
                        .told(
                                "select a.at as at, a.action as action from AuditEntry a"
                                        + " where a.subjectKind = 'person' and a.subjectId = :person order by a.at",
                                PersonId::toString)
                        .replaced(
                                "subject_id = :standInText, subject = :alias, state_before = null, state_after = null",
                                "subject_kind = 'person' and subject_id = :personText"),
                PersonalTable.of("signInsRefused", "audit_entry", "actor")
                        .untold("`doneAboutPerson` tells it")
                        .replaced("actor = :alias, address = null", "actor_id is null and actor = :username"),
                PersonalTable.of("mentioned", "audit_entry", "state_before", "state_after")
                        .untold("what others did, which is theirs to be told")
                        .replaced(
                                "state_before = " + unnamed("state_before") + ", state_after = "
                                        + unnamed("state_after"),
                                "state_before like :mention or state_after like :mention"));
    }

    private static String unnamed(String column) {
        return "replace(replace(" + column + ", :personText, :standInText), :quotedName, :quotedAlias)";
    }
}
