package io.loggia.portal.delivery.boundary;

import io.loggia.portal.delivery.control.DeliverySetup;
import io.loggia.portal.delivery.control.DeliverySetup.InForce;
import io.loggia.portal.delivery.control.FreshDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** The edge's looks at the settings. */
@ApplicationScoped
public class DeliveryTransactions implements FreshDelivery {

    @Inject
    private DeliverySetup setup;

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public InForce read() {
        return setup.read();
    }
}
