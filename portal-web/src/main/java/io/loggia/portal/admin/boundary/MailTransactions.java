package io.loggia.portal.admin.boundary;

import io.loggia.portal.admin.control.MailChanges;
import io.loggia.portal.mail.control.MailSetup;
import io.loggia.portal.mail.control.MailSetup.Setup;
import io.loggia.portal.mail.control.Mailer.Trial;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What is read before a mail server is asked, and written afterwards. */
@ApplicationScoped
@Transactional
public class MailTransactions {

    @Inject
    private MailSetup setup;

    @Inject
    private MailChanges changes;

    Setup read() {
        return setup.read();
    }

    void tested(String address, Trial trial) {
        changes.tested(address, trial);
    }
}
