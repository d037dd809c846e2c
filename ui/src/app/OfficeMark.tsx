// The face of the office: its own logo, or the product's mark where it has none.
import { useLogo } from '../shared/logo';
import { Mark } from './Mark';

export function OfficeMark() {
  const logo = useLogo();
  return logo === null ? <Mark /> : <img className="office-logo" src={logo} alt="" />;
}
