package io.loggia.portal.admin.boundary;

import io.loggia.portal.catalog.control.SlideTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What is read of slides' texts beside a program that is asked. */
@ApplicationScoped
@Transactional
public class SlideTextTransactions {

    @Inject
    private SlideTexts texts;

    long films() {
        return texts.count();
    }
}
