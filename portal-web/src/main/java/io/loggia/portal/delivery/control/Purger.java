package io.loggia.portal.delivery.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.portal.delivery.control.DeliverySetup.InForce;
import io.loggia.portal.delivery.control.DeliverySetup.Setup;
import io.loggia.portal.delivery.control.purging.PurgeCall;
import io.loggia.portal.platform.control.OutgoingException;
import io.loggia.portal.platform.control.OutgoingHttp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Has CDNs forget items. Needs no transaction: a vendor takes its time. */
@ApplicationScoped
public class Purger {

    private static final System.Logger LOGGER = System.getLogger(Purger.class.getName());

    @Inject
    private FreshDelivery delivery;

    @Inject
    private OutgoingHttp http;

    /** Whether any CDN that may hold something of ours is told at all. */
    public boolean tells(InForce known) {
        return !told(known).isEmpty();
    }

    /**
     * Has every CDN forget the item that is, or was, in use.
     *
     * @throws LoggiaException {@link ErrorCode#UNAVAILABLE} where one did not; the caller tries again
     */
    public void forget(MediaId media) {
        for (Setup setup : told(delivery.read())) {
            try {
                int status = call(setup, media);
                if (status != 0) {
                    throw new LoggiaException(
                            ErrorCode.UNAVAILABLE, "The CDN answers a request to forget an item with " + status + ".");
                }
            } catch (OutgoingException e) {
                throw new LoggiaException(ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
            }
            LOGGER.log(System.Logger.Level.INFO, "The CDN was told to forget item {0}", media);
        }
    }

    /** @return 0 when it is done, else the status that says it is not */
    int call(Setup setup, MediaId media) throws OutgoingException {
        PurgeCall call = PurgeCall.of(
                setup.purge(),
                Cdn.of(setup).path(media),
                media.toString(),
                Instant.now(),
                UUID.randomUUID().toString());
        int status = http.call(call.method(), call.address(), call.headers(), call.contentType(), call.body())
                .status();
        return call.isDone(status) ? 0 : status;
    }

    /** What was used may hold something still, and what was tried; two that are alike are one. */
    private static Set<Setup> told(InForce known) {
        @Nullable Setup set = known.usesSet() || !known.set().proven() ? null : known.set();
        return Stream.of(known.used(), set)
                .filter(Objects::nonNull)
                .filter(setup -> setup.purge().tells())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
