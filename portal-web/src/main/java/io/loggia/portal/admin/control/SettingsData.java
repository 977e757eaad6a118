package io.loggia.portal.admin.control;

import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** The names that settings and runs keep of who was last at them. They are no more than names, and are found by them. */
@ApplicationScoped
public class SettingsData implements PersonalData {

    @Override
    public List<PersonalTable> tables() {
        return Stream.concat(
                        Stream.of(
                                        new String[] {"house_calendar", "changed_by"},
                                        new String[] {"privacy_settings", "changed_by"},
                                        new String[] {"processing_switch", "changed_by"},
                                        new String[] {"transcoding_settings", "changed_by"},
                                        new String[] {"delivery_settings", "changed_by"},
                                        new String[] {"mail_settings", "changed_by"},
                                        new String[] {"speech_settings", "changed_by"},
                                        new String[] {"semantic_settings", "changed_by"},
                                        new String[] {"storage_settings", "changed_by"},
                                        new String[] {"search_words", "changed_by"},
                                        new String[] {"identity_provider", "updated_by"},
                                        new String[] {"identity_provider", "secret_set_by"},
                                        new String[] {"scim_token", "created_by"},
                                        new String[] {"roster_run", "started_by"},
                                        new String[] {"reencode_run", "requested_by"})
                                .map(place -> named(place[0], place[1])),
                        Stream.of(read()))
                .toList();
    }

    private static PersonalTable named(String table, String column) {
        return PersonalTable.of("settings", table, column)
                .untold("the audit log tells it, as `done`")
                .replaced(column + " = :alias", column + " = :name");
    }

    private static PersonalTable read() {
        return PersonalTable.of("rosterRuns", "roster_run", "result")
                .untold(
                        "what came of reading a list or roster; of the person, `person` tells all that was taken from it")
                .replaced(
                        "result = replace(replace(result, :quotedUsername, :quotedAlias), :quotedName, :quotedAlias)",
                        "result like :usernameWithin or result like :nameWithin");
    }
}
