package io.loggia.portal.processing.boundary;

import io.loggia.portal.processing.control.CapabilityShelf;
import io.loggia.portal.processing.control.KeptCapabilities;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** The short transactions of a server that keeps what it was proven to do. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class CapabilityTransactions implements CapabilityShelf {

    @Inject
    private KeptCapabilities kept;

    @Override
    public Optional<String> find(String node, String holdsFor) {
        return kept.find(node, holdsFor);
    }

    @Override
    public void keep(String node, String holdsFor, String result) {
        kept.keep(node, holdsFor, result);
    }
}
