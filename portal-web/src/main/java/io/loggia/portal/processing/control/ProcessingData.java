package io.loggia.portal.processing.control;

import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whose items jobs are about. */
@ApplicationScoped
public class ProcessingData implements PersonalData {

    @Override
    public List<PersonalTable> tables() {
        return List.of(PersonalTable.of("jobs", "processing_job", "author_id")
                .untold("repeats for the queue whose the item is, which `items` tells")
                .handedOver("author_id = :heir", "author_id = :person"));
    }
}
