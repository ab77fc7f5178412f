import assert from 'node:assert/strict';
import { folderPath } from '../../src/text/paths';

suite('folderPath', () => {
  const linux = '/home/sam/.config/Code/User/globalStorage/craftlog.craftlog';

  test('a whole path is what it says, on every system', () => {
    assert.equal(folderPath('/srv/frameworks/', linux), '/srv/frameworks');
    assert.equal(folderPath(' C:\\Users\\sam\\frameworks ', linux), '/C:/Users/sam/frameworks');
    assert.equal(folderPath('/', linux), '/');
  });

  test('~ is the home that VS Code keeps its data in', () => {
    assert.equal(folderPath('~/frameworks', linux), '/home/sam/frameworks');
    assert.equal(folderPath('~', '/Users/sam/Library/Application Support/Code/User/globalStorage/x'), '/Users/sam');
    assert.equal(folderPath('~\\f', '/c:/Users/sam/AppData/Roaming/Code/User/globalStorage/x'), '/c:/Users/sam/f');
    assert.equal(folderPath('~/f', '/home/sam/.vscode-server/data/User/globalStorage/x'), '/home/sam/f');
  });

  test('what is neither, or lies on another machine, is nothing', () => {
    for (const setting of ['frameworks', './frameworks', '~sam/frameworks', '//server/share', '']) { assert.equal(folderPath(setting, linux), undefined); }
    assert.equal(folderPath('~/frameworks', '/opt/data/User/globalStorage/x'), undefined);
  });
});
