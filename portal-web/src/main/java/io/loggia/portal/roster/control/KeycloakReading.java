package io.loggia.portal.roster.control;

import io.loggia.portal.roster.control.KeycloakSettings.RealmOwner;
import io.loggia.portal.roster.control.KeycloakSettings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two halves of a run: the realm is read over the network without holding anything, then compared and taken over in
 * one transaction.
 */
@ApplicationScoped
public class KeycloakReading {

    @Inject
    private KeycloakReader reader;

    @Inject
    private KeycloakRoster roster;

    /** All that a run is told. The secret is in clear. */
    public record Order(
            RealmOwner provider,
            Settings settings,
            @Nullable String secret) {

        @Override
        public String toString() {
            return "Order[" + provider + "]";
        }
    }

    /** A realm as it was at a moment. */
    public record Realm(Order order, KeycloakSnapshot snapshot) {}

    /** @throws KeycloakSyncException when the realm cannot be read, with the reason in words */
    public Realm read(Order order) throws KeycloakSyncException {
        String secret = order.secret();
        if (order.settings().clientId().isBlank() || secret == null) {
            throw KeycloakSyncException.of(RosterWord.NOT_SET_UP);
        }
        return new Realm(
                order, reader.read(order.provider().issuer(), order.settings().clientId(), secret));
    }

    /** What {@link #takeOver} would do. */
    public KeycloakOutcome preview(Realm realm) throws KeycloakSyncException {
        KeycloakPlan.State ours = roster.state(realm.order().provider());
        List<KeycloakChange> changes = plan(realm, ours);
        KeycloakOutcome outcome = KeycloakOutcome.of(realm.snapshot().users().size(), changes);
        try {
            KeycloakRoster.brake(changes, ours);
            return outcome;
        } catch (KeycloakSyncException e) {
            return outcome.failed(e);
        }
    }

    /**
     * Makes our roster like the realm. Does nothing, and says so, when the brake takes hold.
     *
     * @param actor in whose name the audit log tells it
     * @param force without the brake
     */
    public KeycloakOutcome takeOver(Realm realm, String actor, boolean force) throws KeycloakSyncException {
        RealmOwner provider = realm.order().provider();
        KeycloakPlan.State ours = roster.state(provider);
        List<KeycloakChange> changes = plan(realm, ours);
        KeycloakOutcome outcome = KeycloakOutcome.of(realm.snapshot().users().size(), changes);
        try {
            if (!force) {
                KeycloakRoster.brake(changes, ours);
            }
        } catch (KeycloakSyncException e) {
            return outcome.failed(e);
        }
        roster.apply(provider, changes, actor);
        return outcome;
    }

    private static List<KeycloakChange> plan(Realm realm, KeycloakPlan.State ours) throws KeycloakSyncException {
        return KeycloakPlan.make(realm.order().provider().id(), realm.order().settings(), realm.snapshot(), ours);
    }
}
