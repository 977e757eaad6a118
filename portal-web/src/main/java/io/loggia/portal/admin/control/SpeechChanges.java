package io.loggia.portal.admin.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.speech.control.SpeechSetup;
import io.loggia.portal.speech.control.SpeechSetup.Setup;
import io.loggia.portal.speech.control.SpeechSetup.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes to the speech engine, with their entries in the audit log. Every method wants the caller's transaction. */
@ApplicationScoped
public class SpeechChanges {

    private static final Subject SPEECH = new Subject("speech", null, null);

    @Inject
    private SpeechSetup setup;

    @Inject
    private AuditLog audit;

    @Inject
    private CurrentViewer current;

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, {@link ErrorCode#INVALID_REQUEST} */
    public Setup change(int version, Wish wish) {
        Map<String, @Nullable Object> was = state(setup.read());
        Setup changed = setup.change(version, wish, current.viewer().name());
        Difference difference = Difference.between(was, state(changed));
        if (!difference.isEmpty()) {
            audit.byCaller("speech.changed", SPEECH, difference.before(), difference.after());
        }
        if (wish.key() != null) {
            audit.byCaller("speech.secret-set", SPEECH, null, null);
        }
        return changed;
    }

    /** Notes that the engine was asked to see whether it answers. */
    public void tested(Setup asked, boolean answered) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("address", asked.place());
        state.put("answered", answered);
        audit.byCaller("speech.tested", SPEECH, null, Difference.made(state).after());
    }

    private static Map<String, @Nullable Object> state(Setup setup) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("engine", setup.engine().name());
        state.put("address", setup.address());
        state.put("model", setup.model());
        state.put("modelFile", setup.local().model());
        state.put("threads", setup.local().threads());
        state.put("key", setup.key() != null);
        state.put("languages", String.join(", ", setup.languages()));
        state.put("automatic", setup.automatic());
        return state;
    }
}
