package io.loggia.portal.analytics.entity;

import io.loggia.domain.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What is known of somebody whom reports are sent to. */
@Entity
@Table(name = "report_reader")
public class ReportReader {

    @Id
    @Column(name = "person_id")
    @SuppressWarnings("UnusedVariable") // Found by it.
    private UUID personId;

    private String language;

    protected ReportReader() {}

    /** @param language as a tag (BCP 47) */
    public ReportReader(PersonId person, String language) {
        this.personId = person.value();
        this.language = language;
    }

    public String language() {
        return language;
    }

    public void reads(String tag) {
        language = tag;
    }
}
