package io.loggia.portal.delivery.control;

import io.loggia.portal.delivery.control.DeliverySetup.InForce;

/** The settings as they are in the database now, for those who ask outside of a transaction. */
public interface FreshDelivery {

    InForce read();
}
