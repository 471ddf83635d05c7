package petitiondesk.organisation;

import java.util.HashMap;
import java.util.Map;
import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;

/** Units, districts and villages by code, inactive ones too. */
record Bodies(Map<String, UnitEntry> units, Map<String, DistrictEntry> districts, Map<String, VillageEntry> villages) {

    static final Bodies NONE = new Bodies(Map.of(), Map.of(), Map.of());

    /** What there will be once the entries are saved. */
    Bodies with(OrganisationEntries entries) {
        Map<String, UnitEntry> newUnits = new HashMap<>(units);
        entries.units().forEach(unit -> newUnits.put(unit.code(), unit));
        Map<String, DistrictEntry> newDistricts = new HashMap<>(districts);
        entries.districts().forEach(district -> newDistricts.put(district.code(), district));
        Map<String, VillageEntry> newVillages = new HashMap<>(villages);
        entries.villages().forEach(village -> newVillages.put(village.code(), village));
        return new Bodies(newUnits, newDistricts, newVillages);
    }

    boolean hasActiveUnit(String code) {
        UnitEntry unit = units.get(code);
        return unit != null && unit.active();
    }

    boolean hasActiveDistrict(String code) {
        DistrictEntry district = districts.get(code);
        return district != null && district.active();
    }

    boolean hasActiveVillage(String code) {
        VillageEntry village = villages.get(code);
        return village != null && village.active();
    }

    /** In how many of the three kinds the code stands; forms name a responsible body by its code alone. */
    int kindsWith(String code) {
        return (units.containsKey(code) ? 1 : 0)
                + (districts.containsKey(code) ? 1 : 0)
                + (villages.containsKey(code) ? 1 : 0);
    }

    /** Whether following the superiors from this unit leads back to it. */
    boolean isOwnSuperior(String code) {
        String superior = superiorOf(code);
        // a chain longer than there are units runs in a circle further up, which is that unit's error
        for (int steps = 0; superior != null && steps <= units.size(); steps++) {
            if (superior.equals(code)) {
                return true;
            }
            superior = superiorOf(superior);
        }
        return false;
    }

    private String superiorOf(String code) {
        UnitEntry unit = units.get(code);
        return unit == null ? null : unit.superior();
    }
}
