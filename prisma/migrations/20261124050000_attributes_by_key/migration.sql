-- Names of an organisation are read by its key. «IN (SELECT …)» read every organisation of the country for it: 1,350
-- buffers of 1,860 a plan page took at 89 regions.
DROP POLICY organisation_attributes_read ON organisation_attributes;
CREATE POLICY organisation_attributes_read ON organisation_attributes FOR SELECT USING (
  region_id = (SELECT app_region_id())
  AND EXISTS (SELECT FROM organisations o WHERE o.id = organisation_attributes.organisation_id));
