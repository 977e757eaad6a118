package io.loggia.portal.admin.boundary;

import io.loggia.portal.processing.control.ServerReports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** The short transactions of a server that says what it can encode with. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class ServerReportTransactions {

    @Inject
    private ServerReports reports;

    void tell(String report) {
        reports.tell(report);
    }

    boolean takeProbe() {
        return reports.takeProbe();
    }
}
