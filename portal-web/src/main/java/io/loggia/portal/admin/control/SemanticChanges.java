package io.loggia.portal.admin.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.semantic.control.SemanticSetup;
import io.loggia.portal.semantic.control.SemanticSetup.Setup;
import io.loggia.portal.semantic.control.SemanticSetup.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes to search by meaning, with their entries in the audit log. Every method wants the caller's transaction. */
@ApplicationScoped
public class SemanticChanges {

    private static final Subject SEMANTIC = new Subject("semantic", null, null);

    @Inject
    private SemanticSetup setup;

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
            audit.byCaller("semantic.changed", SEMANTIC, difference.before(), difference.after());
        }
        if (wish.key() != null) {
            audit.byCaller("semantic.secret-set", SEMANTIC, null, null);
        }
        return changed;
    }

    /** Has every server embed everything anew. */
    public Setup renew() {
        Setup renewed = setup.renew(current.viewer().name());
        audit.byCaller("semantic.renewed", SEMANTIC, null, null);
        return renewed;
    }

    /** Notes that the model was asked to see whether it answers. */
    public void tested(Setup asked, boolean answered) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("address", asked.address());
        state.put("answered", answered);
        audit.byCaller("semantic.tested", SEMANTIC, null, Difference.made(state).after());
    }

    private static Map<String, @Nullable Object> state(Setup setup) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("address", setup.address());
        state.put("model", setup.model());
        state.put("key", setup.key() != null);
        state.put("questionPrefix", setup.questionPrefix());
        state.put("passagePrefix", setup.passagePrefix());
        state.put("leastLikeness", setup.leastLikeness());
        return state;
    }
}
