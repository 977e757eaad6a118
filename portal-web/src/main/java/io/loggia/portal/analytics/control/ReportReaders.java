package io.loggia.portal.analytics.control;

import io.loggia.domain.PersonId;
import io.loggia.portal.analytics.entity.ReportReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Locale;

/** The language that people read reports in. Every method wants the caller's transaction. */
@ApplicationScoped
public class ReportReaders {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /** The language of letters to a person. */
    public Locale language(PersonId person, Locale otherwise) {
        ReportReader reader = entities.find(ReportReader.class, person.value());
        return reader == null ? otherwise : Locale.forLanguageTag(reader.language());
    }

    /** What somebody reads from now on. */
    public void note(PersonId person, Locale language) {
        String tag = language.toLanguageTag();
        ReportReader reader = entities.find(ReportReader.class, person.value());
        if (reader == null) {
            entities.persist(new ReportReader(person, tag));
        } else if (!reader.language().equals(tag)) {
            reader.reads(tag);
        }
    }
}
