package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.delivery.control.DeliverySetup;
import io.loggia.portal.delivery.control.DeliverySetup.InForce;
import io.loggia.portal.delivery.control.DeliverySetup.Setup;
import io.loggia.portal.delivery.control.DeliveryTrial;
import io.loggia.portal.delivery.control.DeliveryTrial.Sample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The two ends of a test, between which no transaction waits for the CDN. */
@ApplicationScoped
public class DeliveryProof {

    @Inject
    private DeliverySetup setup;

    @Inject
    private DeliveryTrial trial;

    /** What is tested, and with what film. */
    public record Asked(Setup setup, Sample sample) {}

    @Transactional
    public Asked begin() {
        Setup known = setup.read().set();
        if (known.base().isEmpty() || known.signing().key().isEmpty()) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "Set up the CDN and its key first.");
        }
        return new Asked(known, trial.sample());
    }

    @Transactional
    public InForce end(Setup tested, boolean right) {
        return right && !tested.proven() ? setup.prove(tested.version()) : setup.read();
    }
}
