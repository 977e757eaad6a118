package io.loggia.portal.admin.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.mail.control.MailSetup;
import io.loggia.portal.mail.control.MailSetup.Setup;
import io.loggia.portal.mail.control.MailSetup.Wish;
import io.loggia.portal.mail.control.Mailer.Trial;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes to the mail server, with their entries in the audit log. Every method wants the caller's transaction. */
@ApplicationScoped
public class MailChanges {

    private static final Subject MAIL = new Subject("mail", null, null);

    @Inject
    private MailSetup setup;

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
            audit.byCaller("mail.changed", MAIL, difference.before(), difference.after());
        }
        if (wish.password() != null) {
            audit.byCaller("mail.secret-set", MAIL, null, null);
        }
        return changed;
    }

    /** Notes that a letter was sent to see whether it can be. */
    public void tested(String address, Trial trial) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("address", address);
        state.put("taken", trial.trouble() == null);
        audit.byCaller("mail.tested", MAIL, null, Difference.made(state).after());
    }

    private static Map<String, @Nullable Object> state(Setup setup) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("host", setup.host());
        state.put("port", Integer.toString(setup.port()));
        state.put("security", setup.security().name());
        state.put("username", setup.username());
        state.put("password", setup.password() != null);
        state.put("sender", setup.senderAddress());
        state.put("senderName", setup.senderName());
        state.put("portal", setup.portal());
        return state;
    }
}
