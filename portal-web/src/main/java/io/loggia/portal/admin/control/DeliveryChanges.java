package io.loggia.portal.admin.control;

import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.delivery.control.DeliverySetup;
import io.loggia.portal.delivery.control.DeliverySetup.InForce;
import io.loggia.portal.delivery.control.DeliverySetup.Setup;
import io.loggia.portal.delivery.control.DeliverySetup.Wish;
import io.loggia.portal.identity.control.CurrentViewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of delivery, each with its entry in the audit log; of secrets it tells that they changed, never what to. */
@ApplicationScoped
public class DeliveryChanges {

    private static final Subject DELIVERY = new Subject("delivery", null, null);

    @Inject
    private DeliverySetup setup;

    @Inject
    private AuditLog audit;

    @Inject
    private CurrentViewer current;

    public InForce change(int version, Wish wish) {
        Map<String, @Nullable Object> was = state(setup.read().set());
        InForce after = setup.change(version, wish, name());
        Map<String, @Nullable Object> is = state(after.set());
        was.put("key", "kept");
        is.put("key", wish.key() == null ? "kept" : "replaced");
        was.put("originSecret", "kept");
        is.put("originSecret", wish.originSecret() == null ? "kept" : "replaced");
        was.put("purgeSecret", "kept");
        is.put("purgeSecret", wish.purge().secret() == null ? "kept" : "replaced");
        write("delivery.changed", was, is);
        return after;
    }

    public InForce use(int version) {
        Map<String, @Nullable Object> was = delivers(setup.read());
        InForce after = setup.use(version);
        write("delivery.used", was, delivers(after));
        return after;
    }

    public InForce useOurs() {
        Map<String, @Nullable Object> was = delivers(setup.read());
        InForce after = setup.useOurs();
        write("delivery.used", was, delivers(after));
        return after;
    }

    private static Map<String, @Nullable Object> delivers(InForce known) {
        Setup used = known.used();
        Map<String, @Nullable Object> state = used == null || !known.inUse() ? new LinkedHashMap<>() : state(used);
        state.put("inUse", known.inUse());
        return state;
    }

    private void write(String action, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Difference difference = Difference.between(before, after);
        if (!difference.isEmpty()) {
            audit.byCaller(action, DELIVERY, difference.before(), difference.after());
        }
    }

    private static Map<String, @Nullable Object> state(Setup setup) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("base", setup.base());
        state.put("scheme", setup.signing().scheme().name());
        state.put("placement", setup.signing().placement().name());
        state.put("hash", setup.signing().hash().name());
        state.put("keyId", setup.signing().keyId());
        state.put("leastLife", setup.life().least().toString());
        state.put("longestLife", setup.life().longest().toString());
        state.put("cookieDomain", setup.cookieDomain());
        state.put("purge", setup.purge().scheme().name());
        state.put("purgeAddress", setup.purge().address());
        state.put("purgeTarget", setup.purge().target());
        state.put("purgeUser", setup.purge().user());
        return state;
    }

    private String name() {
        return current.viewer().name();
    }
}
