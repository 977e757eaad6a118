package io.loggia.portal.admin.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.Privacy;
import io.loggia.portal.identity.control.Privacy.Agreement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes to what was agreed on about people's viewing, with their entries in the audit log. */
@ApplicationScoped
public class PrivacyChanges {

    private static final Subject PRIVACY = new Subject("privacy", null, null);

    @Inject
    private Privacy privacy;

    @Inject
    private AuditLog audit;

    @Inject
    private CurrentViewer current;

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, {@link ErrorCode#INVALID_REQUEST} */
    public void change(Privacy.Wanted wanted) {
        Agreement before = privacy.change(wanted, current.viewer().name());
        Difference difference = Difference.between(state(before), state(privacy.read()));
        if (!difference.isEmpty()) {
            audit.byCaller("privacy.changed", PRIVACY, difference.before(), difference.after());
        }
    }

    private static Map<String, @Nullable Object> state(Agreement agreement) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put(
                "keepDays",
                agreement.keepDays() == null ? null : agreement.keepDays().toString());
        state.put("pseudonyms", agreement.pseudonyms());
        state.put("ignoredPlayback", agreement.ignoredPlayback().name());
        state.put("smallestGroup", Integer.toString(agreement.telling().smallestGroup()));
        state.put("viewingOfPersons", agreement.telling().viewingOfPersons());
        return state;
    }
}
